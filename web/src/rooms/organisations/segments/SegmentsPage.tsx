import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { ExportCompanies } from '../imports/ExportCompanies.tsx';
import { useSizeNames } from '../names.ts';
import { dropSegment, type Found, previewQuery, type Segment, segmentsQuery } from './api.ts';
import { ConditionForm } from './ConditionForm.tsx';
import { chosenOf, conditionsOf, nothing } from './choosing.ts';
import { KeepSegment } from './KeepSegment.tsx';
import { segmentMessages } from './messages.ts';
import styles from './Segments.module.css';

export function SegmentsPage() {
  const t = useText(segmentMessages);
  const [chosen, setChosen] = useState(nothing);
  const [isKeeping, setKeeping] = useState(false);
  const conditions = conditionsOf(chosen);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: t.companies, to: '/desk/companies' }, { label: t.title }]}
      />
      <Section title={t.saved}>
        <Saved onOpen={(segment) => setChosen(chosenOf(segment.conditions))} />
      </Section>
      <Section title={t.conditions}>
        <ConditionForm chosen={chosen} onChange={setChosen} />
        <Actions>
          <Button isDisabled={conditions.length === 0} onPress={() => setKeeping(true)}>
            {t.keep}
          </Button>
          <Button isDisabled={conditions.length === 0} onPress={() => setChosen(nothing)}>
            {t.clear}
          </Button>
        </Actions>
      </Section>
      <Preview conditions={conditions} />
      {isKeeping ? <KeepSegment conditions={conditions} onClose={() => setKeeping(false)} /> : null}
    </Page>
  );
}

function Saved({ onOpen }: { onOpen: (segment: Segment) => void }) {
  const t = useText(segmentMessages);
  const { has } = useSession();
  const client = useQueryClient();
  const [taking, setTaking] = useState<string | null>(null);
  const query = useQuery(segmentsQuery);
  const removing = useMutation({
    mutationFn: (segment: Segment) => dropSegment(segment.id),
    onSuccess: async (_done, { name }) => {
      notify({ tone: 'success', title: t.removed({ name }) });
      await client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
    },
  });
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={3} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ items }) => (
        <>
          {removing.error === null ? null : <Fault error={removing.error} />}
          {items.length === 0 ? <p>{t.savedNone}</p> : null}
          <ul className={styles.saved}>
            {items.map((segment) => (
              <li key={segment.id}>
                <Button size="small" onPress={() => onOpen(segment)}>
                  {segment.name}
                </Button>
                <span className="tabular">{t.count({ count: segment.count })}</span>
                {segment.mine ? null : <span className="small muted">{t.by({ name: segment.ownerName })}</span>}
                {has('secretariat', 'agency.manager') ? (
                  <Button size="small" look="quiet" onPress={() => setTaking(segment.id)}>
                    {t.take({ name: segment.name })}
                  </Button>
                ) : null}
                {segment.mayDelete ? (
                  <Button size="small" look="quiet" onPress={() => removing.mutate(segment)}>
                    {t.remove({ name: segment.name })}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          {taking === null ? null : (
            <ExportCompanies status={null} text="" segment={taking} onClose={() => setTaking(null)} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Preview({ conditions }: { conditions: ReturnType<typeof conditionsOf> }) {
  const t = useText(segmentMessages);
  const query = useQuery(previewQuery(conditions));
  const columns = useColumns();
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={8} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {({ count, of, items }) => (
        <Section title={t.list}>
          <p role="status" className={styles.found}>
            {t.found({ count, of })}
            {count > items.length ? ` ${t.first({ count: items.length })}` : ''}
          </p>
          <Table
            caption={t.list}
            isCaptionHidden
            density="dense"
            columns={columns}
            rows={items}
            keyOf={(row) => row.id}
            empty={<EmptyState title={t.none}>{t.noneWhy}</EmptyState>}
          />
        </Section>
      )}
    </Loaded>
  );
}

function useColumns(): readonly Column<Found>[] {
  const t = useText(segmentMessages);
  const pick = usePick();
  const formats = useFormats();
  const sizes = useSizeNames();
  return [
    {
      id: 'name',
      title: t.name,
      cell: (row) => <Link to={`/desk/companies/${row.id}`}>{row.name}</Link>,
      isRowHeader: true,
    },
    { id: 'industry', title: t.industry, cell: (row) => pick(row.industryName) },
    { id: 'place', title: t.municipality, cell: (row) => pick(row.municipalityName) },
    { id: 'size', title: t.size, cell: (row) => (row.size === null ? '–' : sizes[row.size]) },
    { id: 'diagnosed', title: t.diagnosed, cell: (row) => (row.diagnosed ? t.diagnosedYes : t.diagnosedNo) },
    { id: 'openCase', title: t.openCase, cell: (row) => (row.openCase ? t.openYes : t.openNo) },
    { id: 'last', title: t.last, cell: (row) => (row.lastOn === null ? '–' : formats.date(row.lastOn)) },
  ];
}
