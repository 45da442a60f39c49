import { TieKind } from '@boru/contract/experts';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { FormStack, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { type ExpertView, type NewTie, useConsultingDeed } from './api.ts';
import { expertMessages } from './messages.ts';

interface Props {
  readonly rows: ExpertView['ties'];
  readonly note?: (wish: NewTie) => Promise<unknown>;
  /** Only the desk takes a tie away. */
  readonly drop?: (tieId: string) => Promise<unknown>;
}

export function Ties({ rows, note, drop }: Props) {
  const t = useText(expertMessages);
  const pick = usePick();
  const formats = useFormats();
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={t.ties}
      lead={t.tiesLead}
      action={note === undefined ? undefined : <Button onPress={() => setAdding(true)}>{t.tieAdd}</Button>}
    >
      <Table
        caption={t.ties}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ id }) => id}
        empty={<EmptyState size="small" title={t.tiesNone} />}
        columns={[
          { id: 'name', title: t.tieName, isRowHeader: true, cell: (row) => row.name },
          { id: 'kind', title: t.tieKind, cell: (row) => pick(lists.tieKind[row.kind]) },
          {
            id: 'period',
            title: t.period,
            cell: (row) => `${formats.period(row.fromOn, row.untilOn)}${row.untilOn === null ? ` ${t.tieOpen}` : ''}`,
          },
          ...(drop === undefined
            ? []
            : [
                {
                  id: 'act',
                  title: t.act,
                  cell: (row: Props['rows'][number]) => <Drop what={row.name} drop={() => drop(row.id)} />,
                },
              ]),
        ]}
      />
      {isAdding && note !== undefined ? <Adding note={note} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

export function Drop({ what, drop }: { what: string; drop: () => Promise<unknown> }) {
  const t = useText(expertMessages);
  const dropping = useConsultingDeed(drop, t.dropped);
  return (
    <Button
      look="quiet"
      size="small"
      aria-label={t.dropOf({ what })}
      isPending={dropping.isPending}
      onPress={() => dropping.mutate()}
    >
      {t.drop}
    </Button>
  );
}

type Draft = NewTie & { number: string };
function Adding({ note, onClose }: { note: NonNullable<Props['note']>; onClose: () => void }) {
  const t = useText(expertMessages);
  const locale = useLocale();
  const [draft, setDraft] = useState<Draft>({
    ...{ kind: 'employer', name: '', businessNumber: null, number: '' },
    ...{ fromOn: todayInSeoul(), untilOn: null },
  });
  const [isTried, setTried] = useState(false);
  const adding = useConsultingDeed(
    () => {
      const { number, ...tie } = draft;
      const digits = number.replace(/\D/g, '');
      return note({ ...tie, name: tie.name.trim(), businessNumber: digits === '' ? null : digits });
    },
    t.tieAdded,
    onClose,
  );
  const isMissing = isTried && draft.name.trim() === '';
  const send = () => {
    setTried(true);
    if (draft.name.trim() !== '') adding.mutate();
  };
  return (
    <Dialog
      title={t.tieAdd}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" isPending={adding.isPending} onPress={send}>
          {t.tieAdd}
        </Button>
      }
    >
      <FormStack>
        <Fields
          draft={draft}
          set={(change) => setDraft({ ...draft, ...change })}
          fault={(field) => (field === 'name' && isMissing ? t.needed : fieldError(adding.error, field, locale))}
        />
        {adding.error === null ? null : <Fault error={adding.error} wrote />}
      </FormStack>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly fault: (field: string) => string | undefined;
}
function Fields({ draft, set, fault }: FieldsProps) {
  const t = useText(expertMessages);
  const pick = usePick();
  return (
    <>
      <RadioGroup
        label={t.tieKind}
        options={TieKind.options.map((id) => ({ id, label: pick(lists.tieKind[id]) }))}
        value={draft.kind}
        onChange={(id) => set({ kind: TieKind.parse(id) })}
      />
      <TextField
        label={t.tieName}
        isRequired
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={fault('name')}
      />
      <TextField
        label={t.tieNumber}
        description={t.tieNumberHelp}
        isOptional
        maxLength={12}
        value={draft.number}
        onChange={(number) => set({ number })}
        error={fault('businessNumber')}
      />
      <DateField label={t.from} isRequired value={draft.fromOn} onChange={(on) => on && set({ fromOn: on })} />
      <DateField
        label={t.until}
        description={t.untilOpen}
        isOptional
        value={draft.untilOn}
        onChange={(untilOn) => set({ untilOn })}
        error={fault('untilOn')}
      />
    </>
  );
}
