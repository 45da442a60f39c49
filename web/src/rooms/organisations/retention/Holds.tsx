import { lists } from '@boru/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Held, releaseHold } from './api.ts';
import { retentionMessages } from './messages.ts';
import { PlaceHold } from './PlaceHold.tsx';

interface HoldsProps {
  readonly holds: readonly Held[];
  readonly mayHold: boolean;
  readonly mayRelease: boolean;
}

/** What a lawsuit, an audit or an investigation keeps from being destroyed. */
export function Holds({ holds, mayHold, mayRelease }: HoldsProps) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Section title={t.holds} lead={t.holdsLead} action={mayHold ? <PlaceHold /> : undefined}>
      <Table
        caption={t.holds}
        isCaptionHidden
        density="dense"
        rows={holds}
        keyOf={(row) => row.id}
        empty={<EmptyState size="small" title={t.noHolds} />}
        columns={[
          {
            id: 'subject',
            title: t.subject,
            isRowHeader: true,
            cell: (row) => `${row.subject} (${pick(lists.holdScope[row.scope])})`,
          },
          { id: 'why', title: t.why, cell: (row) => `${pick(lists.holdKind[row.kind])}: ${row.reason}` },
          { id: 'until', title: t.holdUntil, cell: (row) => formats.date(row.until) },
          { id: 'by', title: t.placed, cell: (row) => `${row.placedBy}, ${formats.dateTime(row.placedAt)}` },
          { id: 'state', title: t.state, cell: (row) => <Standing hold={row} /> },
          { id: 'release', title: '', cell: (row) => (mayRelease && row.stands ? <Release hold={row} /> : null) },
        ]}
      />
    </Section>
  );
}

function Standing({ hold }: { hold: Held }) {
  const t = useText(retentionMessages);
  const formats = useFormats();
  if (hold.stands) return <Tag tone="amber">{t.stands}</Tag>;
  return (
    <>
      <Tag tone="plain">{t.over}</Tag>{' '}
      {hold.releasedAt === null
        ? null
        : `${t.releasedBy({ by: hold.releasedBy ?? '', at: formats.dateTime(hold.releasedAt) })}: ${hold.releaseReason ?? ''}`}
    </>
  );
}

function Release({ hold }: { hold: Held }) {
  const t = useText(retentionMessages);
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const releasing = useMutation({
    mutationFn: (reason: string) => releaseHold(hold.id, reason),
    onSuccess: async () => {
      setOpen(false);
      notify({ tone: 'success', title: t.released });
      await client.invalidateQueries({ queryKey: ['retention'] });
    },
  });
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t.release}
      </Button>
      <ReasonSheet
        title={`${t.releaseTitle}: ${hold.subject}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        confirmLabel={t.release}
        isPending={releasing.isPending}
        error={releasing.error}
        takeBack={t.releaseBack}
        onConfirm={(reason) => releasing.mutate(reason)}
        label={t.releaseReason}
        mostCharacters={500}
      />
    </>
  );
}
