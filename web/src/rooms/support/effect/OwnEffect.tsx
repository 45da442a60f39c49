import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { type OwnEffect, ownEffectQuery } from './api.ts';
import { effectMessages } from './messages.ts';

type Item = OwnEffect['items'][number];

/** What became of the company's own score. */
export function OwnEffectPart() {
  const t = useText(effectMessages);
  const pick = usePick();
  const formats = useFormats();
  const query = useQuery(ownEffectQuery);
  const score = (one: Item['before'], none: string) =>
    one === null ? none : t.score({ points: one.total.toFixed(1), date: formats.date(one.on) });
  return (
    <Section title={t.own} lead={t.ownLead}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.own}
            isCaptionHidden
            density="dense"
            rows={items}
            keyOf={({ engagementId }) => engagementId}
            empty={<EmptyState size="small" title={t.ownNone} />}
            columns={[
              { id: 'agency', title: t.agency, isRowHeader: true, cell: (row) => pick(row.agency.name) },
              { id: 'expert', title: t.expert, cell: (row) => row.expertName },
              { id: 'kickoff', title: t.kickoff, cell: (row) => formats.date(row.kickoffOn) },
              { id: 'before', title: t.before, cell: (row) => score(row.before, t.beforeNone) },
              { id: 'after', title: t.after, cell: (row) => score(row.after, t.afterNone) },
              {
                id: 'change',
                title: t.change,
                isNumeric: true,
                cell: ({ before, after }) =>
                  before === null || after === null ? '–' : (after.total - before.total).toFixed(1),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
