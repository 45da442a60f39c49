import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { FormStack, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { type ExpertView, type NewAbsence, useConsultingDeed } from './api.ts';
import { expertMessages } from './messages.ts';
import { Drop } from './Ties.tsx';

interface Props {
  readonly rows: ExpertView['absences'];
  readonly note?: (wish: NewAbsence) => Promise<unknown>;
  readonly drop?: (absenceId: string) => Promise<unknown>;
}

export function Absences({ rows, note, drop }: Props) {
  const t = useText(expertMessages);
  const formats = useFormats();
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={t.absences}
      lead={t.absencesLead}
      action={note === undefined ? undefined : <Button onPress={() => setAdding(true)}>{t.absenceAdd}</Button>}
    >
      <Table
        caption={t.absences}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ id }) => id}
        empty={<EmptyState size="small" title={t.absencesNone} />}
        columns={[
          {
            id: 'period',
            title: t.period,
            isRowHeader: true,
            cell: (row) => formats.period(row.fromOn, row.untilOn),
          },
          ...(drop === undefined
            ? []
            : [
                {
                  id: 'act',
                  title: t.act,
                  cell: (row: Props['rows'][number]) => (
                    <Drop what={formats.period(row.fromOn, row.untilOn)} drop={() => drop(row.id)} />
                  ),
                },
              ]),
        ]}
      />
      {isAdding && note !== undefined ? <Adding note={note} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

function Adding({ note, onClose }: { note: NonNullable<Props['note']>; onClose: () => void }) {
  const t = useText(expertMessages);
  const locale = useLocale();
  const [days, setDays] = useState<NewAbsence>({ fromOn: todayInSeoul(), untilOn: todayInSeoul() });
  const adding = useConsultingDeed(() => note(days), t.absenceAdded, onClose);
  return (
    <Dialog
      title={t.absenceAdd}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" isPending={adding.isPending} onPress={() => adding.mutate()}>
          {t.absenceAdd}
        </Button>
      }
    >
      <FormStack>
        <DateField
          label={t.from}
          isRequired
          value={days.fromOn}
          onChange={(on) => on && setDays(days.untilOn < on ? { fromOn: on, untilOn: on } : { ...days, fromOn: on })}
        />
        <DateField
          label={t.until}
          isRequired
          value={days.untilOn}
          onChange={(on) => on && setDays({ ...days, untilOn: on })}
          error={fieldError(adding.error, 'untilOn', locale)}
        />
        {adding.error === null ? null : <Fault error={adding.error} wrote />}
      </FormStack>
    </Dialog>
  );
}
