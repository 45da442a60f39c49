import { addDays } from '@boru/contract/civil';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { FormStack, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { clear, type ExpertView, type NewClearance, revoke, useConsultingDeed } from './api.ts';
import { expertMessages } from './messages.ts';

type Row = ExpertView['clearances'][number];

/** Clearance and pledge with their days. `expertId`: whose the desk may change; without it the list is only read. */
export function Clearances({ rows, expertId }: { rows: readonly Row[]; expertId?: string }) {
  const t = useText(expertMessages);
  const pick = usePick();
  const formats = useFormats();
  const today = todayInSeoul();
  const [isAdding, setAdding] = useState(false);
  const holds = (row: Row) => row.revokedOn === null && row.fromOn <= today && today <= row.untilOn;
  return (
    <Section
      title={t.clearances}
      lead={t.clearancesLead}
      action={expertId === undefined ? undefined : <Button onPress={() => setAdding(true)}>{t.clear}</Button>}
    >
      <Table
        caption={t.clearances}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ id }) => id}
        empty={<EmptyState size="small" title={t.clearancesNone} />}
        columns={[
          { id: 'kind', title: t.clearances, isRowHeader: true, cell: (row) => pick(lists.clearanceKind[row.kind]) },
          { id: 'period', title: t.period, cell: (row) => formats.period(row.fromOn, row.untilOn) },
          { id: 'source', title: t.source, cell: (row) => row.source },
          {
            id: 'state',
            title: t.state,
            cell: (row) => (
              <>
                <Tag tone={holds(row) ? 'green' : 'plain'}>{holds(row) ? t.holds : t.over}</Tag>
                {row.revokedOn === null ? null : (
                  <p className="small">
                    {t.revokedOn({ date: formats.date(row.revokedOn), reason: row.revokeReason ?? '' })}
                  </p>
                )}
              </>
            ),
          },
          ...(expertId === undefined
            ? []
            : [
                {
                  id: 'act',
                  title: t.act,
                  cell: (row: Row) => (holds(row) ? <Revoke row={row} expertId={expertId} /> : '–'),
                },
              ]),
        ]}
      />
      {isAdding && expertId !== undefined ? <Adding expertId={expertId} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

function Revoke({ row, expertId }: { row: Row; expertId: string }) {
  const t = useText(expertMessages);
  const pick = usePick();
  const [isAsking, setAsking] = useState(false);
  const what = pick(lists.clearanceKind[row.kind]);
  const revoking = useConsultingDeed(
    (reason: string) => revoke(expertId, row.id, reason),
    t.revoked,
    () => setAsking(false),
  );
  return (
    <>
      <Button look="quiet" size="small" aria-label={t.revokeOf({ what })} onPress={() => setAsking(true)}>
        {t.revoke}
      </Button>
      <ReasonSheet
        title={t.revokeOf({ what })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.revokeOf({ what })}
        label={t.reason}
        mostCharacters={300}
        isDanger
        isPending={revoking.isPending}
        error={revoking.error}
        onConfirm={(reason) => revoking.mutate(reason)}
      />
    </>
  );
}

function Adding({ expertId, onClose }: { expertId: string; onClose: () => void }) {
  const t = useText(expertMessages);
  const locale = useLocale();
  const [draft, setDraft] = useState<NewClearance>({
    ...{ fromOn: todayInSeoul(), untilOn: addDays(todayInSeoul(), 365), source: '' },
  });
  const [isTried, setTried] = useState(false);
  const adding = useConsultingDeed(() => clear(expertId, draft), t.cleared, onClose);
  const send = () => {
    setTried(true);
    if (draft.source.trim() !== '') adding.mutate();
  };
  return (
    <Dialog
      title={t.clear}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" isPending={adding.isPending} onPress={send}>
          {t.save}
        </Button>
      }
    >
      <FormStack>
        <DateField
          label={t.from}
          isRequired
          value={draft.fromOn}
          onChange={(on) => on && setDraft({ ...draft, fromOn: on })}
        />
        <DateField
          label={t.until}
          isRequired
          value={draft.untilOn}
          onChange={(on) => on && setDraft({ ...draft, untilOn: on })}
          error={fieldError(adding.error, 'untilOn', locale)}
        />
        <TextField
          label={t.source}
          description={t.sourceHelp}
          isRequired
          maxLength={200}
          value={draft.source}
          onChange={(source) => setDraft({ ...draft, source })}
          error={isTried && draft.source.trim() === '' ? t.needed : fieldError(adding.error, 'source', locale)}
        />
        {adding.error === null ? null : <Fault error={adding.error} wrote />}
      </FormStack>
    </Dialog>
  );
}
