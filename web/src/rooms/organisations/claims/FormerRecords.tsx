import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { formersQuery } from './api.ts';
import { claimMessages } from './messages.ts';

/** Shown only to a company that took something over: for all others there is nothing to explain. */
export function FormerRecords() {
  const t = useText(claimMessages);
  const pick = usePick();
  const formats = useFormats();
  const items = useQuery(formersQuery).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t.formers}>
      <p className="prose">{t.formersLead}</p>
      <Table
        caption={t.formers}
        isCaptionHidden
        density="dense"
        rows={items}
        keyOf={(row) => row.id}
        columns={[
          { id: 'kind', title: t.kind, cell: (row) => pick(lists.recordKind[row.kind]), isRowHeader: true },
          { id: 'name', title: t.name, cell: (row) => row.name },
          { id: 'agency', title: t.formerAgency, cell: (row) => (row.agency === null ? t.office : pick(row.agency)) },
          { id: 'since', title: t.since, cell: (row) => formats.dateOf(row.writtenAt) },
          { id: 'joined', title: t.takenOver, cell: (row) => formats.dateOf(row.takenOverAt) },
        ]}
      />
    </Section>
  );
}
