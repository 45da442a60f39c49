import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type NextRun, recordQuery, type TrainingRecord } from './api.ts';
import { recordMessages } from './messages.ts';

/** Who of the company had what when, which gaps of the diagnosis nobody has learned about, and what to take next. */
export function RecordPage() {
  const t = useText(recordMessages);
  const query = useQuery(recordQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: t.own, to: '/company/education' }, { label: t.title }]}
        actions={
          <Button data-print="hide" onPress={() => window.print()}>
            {t.print}
          </Button>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(record) => (
          <>
            <Needs record={record} />
            <People people={record.people} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Needs({ record: { needs, diagnosedOn } }: { record: TrainingRecord }) {
  const t = useText(recordMessages);
  const formats = useFormats();
  if (diagnosedOn === null)
    return (
      <Section title={t.needs}>
        <EmptyState title={t.undiagnosed} action={<LinkButton to="/company/diagnoses">{t.diagnose}</LinkButton>}>
          {t.undiagnosedBody}
        </EmptyState>
      </Section>
    );
  return (
    <Section title={t.needs} lead={t.needsLead({ on: formats.date(diagnosedOn) })}>
      {needs.length === 0 ? <EmptyState size="small" title={t.needsNone} /> : <NeedRows needs={needs} />}
    </Section>
  );
}

function NeedRows({ needs }: { needs: TrainingRecord['needs'] }) {
  const t = useText(recordMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.needs}
      isCaptionHidden
      rows={needs}
      keyOf={(need) => need.domain}
      columns={[
        {
          id: 'domain',
          title: t.domain,
          isRowHeader: true,
          cell: (need) => (
            <>
              {pick(need.name)} {need.critical ? <Tag tone="red">{t.critical}</Tag> : null}
            </>
          ),
        },
        {
          id: 'lost',
          title: t.lost,
          isNumeric: true,
          cell: (need) => t.points({ points: formats.number(need.points, 1) }),
        },
        {
          id: 'trained',
          title: t.trained,
          cell: ({ trained, coming }) => (
            <>
              {trained.length === 0 ? t.nobody : trained.join(', ')}
              {coming.length === 0 ? null : <p className="small muted">{t.coming({ names: coming.join(', ') })}</p>}
            </>
          ),
        },
        { id: 'next', title: t.next, cell: (need) => <Next need={need} /> },
      ]}
    />
  );
}

function Next({ need: { next, trained, coming } }: { need: TrainingRecord['needs'][number] }) {
  const t = useText(recordMessages);
  if (next !== null) return <RunLink run={next} />;
  if (trained.length > 0 || coming.length > 0) return t.covered;
  return (
    <>
      {t.nothingOpen} <Link to="/company/education/visit">{t.visit}</Link>
    </>
  );
}

function RunLink({ run }: { run: NextRun }) {
  const t = useText(recordMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <>
      <Link to={`/education/${run.runId}`}>{run.title}</Link>
      <p className="small muted">
        {formats.dateTime(run.startsAt)} · {pick(run.agency.name)} ·{' '}
        {run.roles.map((role) => pick(lists.targetRole[role])).join(', ')} ·{' '}
        {run.free > 0 ? t.free({ count: run.free }) : t.queue}
      </p>
    </>
  );
}

function People({ people }: { people: TrainingRecord['people'] }) {
  const t = useText(recordMessages);
  const pick = usePick();
  return (
    <Section title={t.people} lead={t.peopleLead}>
      {people.length === 0 ? (
        <EmptyState title={t.peopleNone} action={<LinkButton to="/education">{t.calendar}</LinkButton>}>
          {t.peopleNoneBody}
        </EmptyState>
      ) : (
        people.map((person) => (
          <section key={person.key}>
            <h3>
              {person.name}{' '}
              <span className="small muted">{person.roles.map((role) => pick(lists.targetRole[role])).join(', ')}</span>
            </h3>
            <Lessons name={person.name} lessons={person.lessons} />
          </section>
        ))
      )}
    </Section>
  );
}

const tones = {
  certified: 'green',
  expired: 'amber',
  revoked: 'red',
  attended: 'amber',
  missed: 'red',
  planned: 'blue',
  waiting: 'plain',
} as const;

type Lesson = TrainingRecord['people'][number]['lessons'][number];
function Lessons({ name, lessons }: { name: string; lessons: readonly Lesson[] }) {
  const t = useText(recordMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={name}
      isCaptionHidden
      density="dense"
      rows={lessons}
      keyOf={(lesson) => lesson.attendeeId}
      columns={[
        {
          id: 'course',
          title: t.course,
          isRowHeader: true,
          cell: (lesson) => (
            <>
              <Link to={`/education/${lesson.runId}`}>{lesson.title}</Link>{' '}
              <span className="small muted">{pick(lesson.agency.name)}</span>
            </>
          ),
        },
        { id: 'when', title: t.when, cell: (lesson) => formats.dateTime(lesson.startsAt) },
        {
          id: 'minutes',
          title: t.minutes,
          isNumeric: true,
          cell: (lesson) => t.minutesOf({ count: formats.number(lesson.minutes) }),
        },
        {
          id: 'state',
          title: t.state,
          cell: (lesson) => (
            <>
              <Tag tone={tones[lesson.state]}>{pick(lists.lessonState[lesson.state])}</Tag>
              {lesson.again === null ? null : (
                <>
                  <p className="small">{t.again}</p>
                  <RunLink run={lesson.again} />
                </>
              )}
            </>
          ),
        },
        {
          id: 'certificate',
          title: t.certificate,
          cell: (lesson) => <Paper lesson={lesson} />,
        },
      ]}
    />
  );
}

function Paper({ lesson: { certificate, expiresOn } }: { lesson: Lesson }) {
  const t = useText(recordMessages);
  const formats = useFormats();
  if (certificate === null) return '–';
  return (
    <>
      {certificate}
      {expiresOn === null ? null : <p className="small muted">{t.until({ on: formats.date(expiresOn) })}</p>}
    </>
  );
}
