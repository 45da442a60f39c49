import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { handBack, type Review, useAgreementDeed } from '../commitments/api.ts';
import { reviewMessages } from './messages.ts';

type Row = Review['agencies'][number];
const tones = { empty: 'plain', writing: 'blue', submitted: 'green', returned: 'amber' } as const;

function StateTag({ state }: { state: Row['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.reviewProgress[state])}</Tag>;
}

/** How far each party is; the secretariat hands back what has to be changed. */
export function Progress({ review }: { review: Review }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const formats = useFormats();
  const [back, setBack] = useState<Row | null>(null);
  const columns: Column<Row>[] = [
    { id: 'agency', title: t.agency, isRowHeader: true, cell: (row) => pick(row.agency) },
    { id: 'written', title: t.written, cell: (row) => t.writtenValue(row) },
    { id: 'state', title: t.state, cell: (row) => <StateTag state={row.state} /> },
    {
      id: 'by',
      title: t.by,
      cell: (row) => (row.by === null || row.at === null ? '–' : `${row.by}, ${formats.dateTime(row.at)}`),
    },
  ];
  if (review.may.includes('return'))
    columns.push({
      id: 'back',
      title: '',
      cell: (row) =>
        row.state === 'submitted' ? (
          <Button size="small" aria-label={`${pick(row.agency)} ${t.giveBack}`} onPress={() => setBack(row)}>
            {t.giveBack}
          </Button>
        ) : null,
    });
  return (
    <Section title={t.progress}>
      <Table
        caption={t.progress}
        isCaptionHidden
        rows={review.agencies}
        keyOf={(row) => String(row.agencyId)}
        columns={columns}
      />
      {back === null ? null : <GiveBack review={review} row={back} onClose={() => setBack(null)} />}
    </Section>
  );
}

function GiveBack({ review, row, onClose }: { review: Review; row: Row; onClose: () => void }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const sending = useAgreementDeed(
    (reason: string) => handBack(review.id, { agencyId: row.agencyId, reason }),
    t.gaveBack,
    onClose,
  );
  return (
    <ReasonSheet
      title={t.giveBackTitle({ agency: pick(row.agency) })}
      isOpen
      onClose={onClose}
      confirmLabel={t.giveBack}
      isPending={sending.isPending}
      error={sending.error}
      takeBack={t.giveBackBack}
      label={t.giveBackReason}
      mostCharacters={500}
      onConfirm={(reason) => sending.mutate(reason)}
    />
  );
}
