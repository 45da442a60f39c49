import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePath, usePathParam } from '#lib/navigation';
import { Problem } from '#lib/problem';
import { useSession } from '#lib/session';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Explain } from '#ui/ExplainSheet';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { useDeedName } from '../names.ts';
import { type Month, monthQuery } from './api.ts';
import { reviewMessages } from './messages.ts';
import { StateTag, useMonthName } from './ReviewsPage.tsx';
import { Signing } from './Signing.tsx';

/** One month of the record of access: figures, people, downloads with reasons, and the signature. */
export function ReviewPage() {
  const { has } = useSession();
  if (!has('agency.auditor', 'administrator')) throw new Problem('thing.not_found', 404, null);
  return <One month={usePathParam('month')} />;
}

function One({ month }: { month: string }) {
  const query = useQuery(monthQuery(month));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(shown) => <Shown shown={shown} />}
      </Loaded>
    </Page>
  );
}

function Shown({ shown }: { shown: Month }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const formats = useFormats();
  const nameOf = useMonthName();
  const list = usePath().replace(/\/[^/]+$/, '');
  const { figures } = shown;
  return (
    <>
      <PageHeader
        title={`${t.title} ${nameOf(shown.month)}`}
        lead={shown.agency === null ? undefined : pick(shown.agency)}
        crumbs={[{ label: t.title, to: list }, { label: nameOf(shown.month) }]}
        meta={
          <>
            <StateTag state={shown.state} /> {t.due} {formats.date(shown.dueOn)} <Due shown={shown} />
          </>
        }
      />
      <Section title={t.figures}>
        <DescriptionList
          items={(
            [
              'reads',
              'companies',
              'people',
              'deeds',
              'downloads',
              'withoutReason',
              'outsideHours',
              'emergencies',
            ] as const
          ).map((key) => ({ name: t[key], value: formats.number(figures[key]) }))}
        />
        <p className="small muted">{t.outsideHow}</p>
      </Section>
      <People shown={shown} audit={list.replace(/\/reviews$/, '')} />
      <Downloads shown={shown} />
      <Signing shown={shown} />
    </>
  );
}

function Due({ shown }: { shown: Month }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const formats = useFormats();
  const { explanation } = shown;
  return (
    <Explain
      label={t.why}
      title={t.why}
      explanation={{
        result: formats.date(shown.dueOn),
        rule: <p>{pick(explanation.title)}</p>,
        inputs: explanation.steps.map((step) => ({ name: formats.date(step.on), value: pick(step.text) })),
        edition: (
          <p>
            {explanation.rule} · {explanation.lawRef.map(({ article }) => article).join(', ')}
          </p>
        ),
      }}
    />
  );
}

function People({ shown, audit }: { shown: Month; audit: string }) {
  const t = useText(reviewMessages);
  const formats = useFormats();
  const period = `from=${shown.month}-01`;
  return (
    <Section title={t.persons}>
      <Table
        caption={t.persons}
        isCaptionHidden
        density="dense"
        rows={shown.people}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'name',
            title: t.name,
            isRowHeader: true,
            cell: (row) => (
              <Link to={`${audit}?personId=${row.id}&${period}`}>{row.name === '' ? t.unknown : row.name}</Link>
            ),
          },
          { id: 'reads', title: t.reads, isNumeric: true, cell: (row) => formats.number(row.reads) },
          { id: 'companies', title: t.companies, isNumeric: true, cell: (row) => formats.number(row.companies) },
          { id: 'downloads', title: t.downloads, isNumeric: true, cell: (row) => formats.number(row.downloads) },
          { id: 'outside', title: t.outsideHours, isNumeric: true, cell: (row) => formats.number(row.outsideHours) },
        ]}
      />
    </Section>
  );
}

function Downloads({ shown }: { shown: Month }) {
  const t = useText(reviewMessages);
  const formats = useFormats();
  const deedName = useDeedName();
  return (
    <Section title={t.taken}>
      <Table
        caption={t.taken}
        isCaptionHidden
        density="dense"
        rows={shown.downloads}
        keyOf={(row) => row.key}
        empty={<EmptyState title={t.takenNone}>{t.takenNoneBody}</EmptyState>}
        columns={[
          { id: 'at', title: t.at, isRowHeader: true, cell: (row) => formats.dateTime(row.at) },
          { id: 'name', title: t.name, cell: (row) => (row.name === '' ? t.unknown : row.name) },
          { id: 'what', title: t.what, cell: (row) => deedName(row.what) },
          {
            id: 'reason',
            title: t.reason,
            cell: (row) => (row.reason === '' ? <Tag tone="amber">{t.noReason}</Tag> : row.reason),
          },
        ]}
      />
    </Section>
  );
}
