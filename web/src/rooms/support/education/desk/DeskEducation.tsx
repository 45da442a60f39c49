import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { type Desk, deskQuery } from '../api.ts';
import { SeatsTag } from '../CalendarPage.tsx';
import { SurveyPart } from '../room/RunCertificates.tsx';
import { DeskVisits } from './DeskVisits.tsx';
import { deskEducationMessages } from './messages.ts';

export function DeskEducationPage() {
  const t = useText(deskEducationMessages);
  const query = useQuery(deskQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <LinkButton to="/desk/education/runs/new" look="primary">
              {t.newRun}
            </LinkButton>
            <LinkButton to="/desk/education/courses/new">{t.newCourse}</LinkButton>
            <LinkButton to="/education" look="quiet">
              {t.calendar}
            </LinkButton>
          </>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(desk) => (
          <>
            <Runs runs={desk.runs} />
            <DeskVisits />
            <Courses courses={desk.courses} />
            <SurveyPart />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Runs({ runs }: { runs: Desk['runs'] }) {
  const t = useText(deskEducationMessages);
  const formats = useFormats();
  return (
    <Section title={t.runs}>
      {runs.length === 0 ? (
        <EmptyState title={t.runsNone}>{t.runsNoneBody}</EmptyState>
      ) : (
        <Table
          caption={t.runs}
          isCaptionHidden
          density="dense"
          rows={runs}
          keyOf={(run) => run.id}
          columns={[
            {
              id: 'title',
              title: t.course,
              isRowHeader: true,
              cell: (run) => <Link to={`/desk/education/runs/${run.id}`}>{run.title}</Link>,
            },
            { id: 'when', title: t.when, cell: (run) => formats.dateTime(run.startsAt) },
            { id: 'seats', title: t.seats, cell: (run) => <SeatsTag run={run} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Courses({ courses }: { courses: Desk['courses'] }) {
  const t = useText(deskEducationMessages);
  const formats = useFormats();
  return (
    <Section title={t.courses}>
      {courses.length === 0 ? (
        <EmptyState
          title={t.coursesNone}
          action={<LinkButton to="/desk/education/courses/new">{t.newCourse}</LinkButton>}
        />
      ) : (
        <Table
          caption={t.courses}
          isCaptionHidden
          density="dense"
          rows={courses}
          keyOf={(course) => course.id}
          columns={[
            {
              id: 'title',
              title: t.course,
              isRowHeader: true,
              cell: (course) => <Link to={`/desk/education/courses/${course.id}`}>{course.title}</Link>,
            },
            { id: 'count', title: t.count, isNumeric: true, cell: (course) => formats.number(course.runs) },
          ]}
        />
      )}
    </Section>
  );
}
