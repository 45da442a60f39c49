import { appointmentModes } from '@boru/contract/appointments';
import { civilDate, formatWeekday, minutesOfClock } from '@boru/contract/civil';
import { wordOf } from '@boru/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Checkbox, CheckboxGroup, RadioGroup } from '#ui/Choices';
import { DateField } from '#ui/DateField';
import { Fault } from '#ui/ErrorState';
import { NumberField } from '#ui/NumberField';
import { Actions, FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { type Agenda, appointmentsKey, type NewSlots, publish } from './api.ts';
import { appointmentMessages } from './messages.ts';

type Draft = Omit<NewSlots, 'startMinute' | 'endMinute'> & { start: string; end: string };

const minuteOf = (clock: string): number | null => {
  try {
    return minutesOfClock(clock.trim());
  } catch {
    return null;
  }
};

export function PublishForm({ desks, today }: { desks: Agenda['desks']; today: string }) {
  const t = useText(appointmentMessages);
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => ({
    deskCode: desks.length === 1 ? (desks[0]?.code ?? '') : '',
    counsellorId: null,
    mode: 'room',
    place: '',
    from: today,
    until: today,
    weekdays: [1, 2, 3, 4, 5],
    start: '09:00',
    end: '12:00',
    minutes: 60,
    gap: 0,
    openToAll: true,
  }));
  const { start, end, ...rest } = draft;
  const [startMinute, endMinute] = [minuteOf(start), minuteOf(end)];
  const publishing = useMutation({
    mutationFn: () => publish({ ...rest, startMinute: startMinute ?? 0, endMinute: endMinute ?? 0 }),
    onSuccess: ({ published, skipped }) =>
      notify({ tone: published > 0 ? 'success' : 'warning', title: t.published({ count: published, skipped }) }),
    onSettled: () => client.invalidateQueries({ queryKey: appointmentsKey }),
  });
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  return (
    <FormStack>
      <Where draft={draft} set={set} desks={desks} error={publishing.error} />
      <When draft={draft} set={set} error={publishing.error} />
      <Checkbox
        label={t.openToAll}
        detail={t.openToAllHelp}
        isSelected={draft.openToAll}
        onChange={(openToAll) => set({ openToAll })}
      />
      <Actions>
        <Button
          look="primary"
          isPending={publishing.isPending}
          isDisabled={draft.deskCode === '' || startMinute === null || endMinute === null}
          onPress={() => publishing.mutate()}
        >
          {t.publishGo}
        </Button>
      </Actions>
      {publishing.error === null ? null : <Fault error={publishing.error} wrote />}
    </FormStack>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly error: unknown;
}

function Where({ draft, set, desks, error }: PartProps & { desks: Agenda['desks'] }) {
  const t = useText(appointmentMessages);
  const pick = usePick();
  const locale = useLocale();
  const places = { room: t.placeRoom, visit: t.placeVisit, video: t.placeVideo };
  return (
    <>
      <Select
        label={t.desk}
        isRequired
        options={desks.map(({ code, name }) => ({ id: code, label: pick(name) }))}
        value={draft.deskCode === '' ? null : draft.deskCode}
        onChange={(code) => set({ deskCode: code ?? '' })}
      />
      <RadioGroup
        label={t.mode}
        direction="row"
        value={draft.mode}
        onChange={(id) => set({ mode: appointmentModes.find((mode) => mode === id) ?? 'room' })}
        options={appointmentModes.map((mode) => {
          const word = wordOf('appointmentMode', mode);
          return { id: mode, label: word === null ? mode : pick(word) };
        })}
      />
      <TextField
        label={places[draft.mode]}
        {...(draft.mode === 'video' ? { description: t.placeVideoHelp } : {})}
        isRequired={draft.mode !== 'visit'}
        isOptional={draft.mode === 'visit'}
        maxLength={draft.mode === 'room' ? 120 : 300}
        value={draft.place}
        onChange={(place) => set({ place })}
        error={fieldError(error, 'place', locale)}
      />
    </>
  );
}

// A week that begins on a Sunday: its days name the weekdays.
const aWeek = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, on: civilDate(2026, 11, 22 + day) }));

function When({ draft, set, error }: PartProps) {
  const t = useText(appointmentMessages);
  const locale = useLocale();
  const clock = (name: 'start' | 'end') => ({
    value: draft[name],
    onChange: (text: string) => set({ [name]: text }),
    description: t.timeHelp,
    error: minuteOf(draft[name]) === null ? t.timeWrong : fieldError(error, `${name}Minute`, locale),
    isRequired: true,
    maxLength: 5,
  });
  return (
    <>
      <DateField label={t.from} isRequired value={draft.from} onChange={(from) => from && set({ from })} />
      <DateField
        label={t.until}
        isRequired
        value={draft.until}
        onChange={(until) => until && set({ until })}
        error={fieldError(error, 'until', locale)}
      />
      <CheckboxGroup
        label={t.weekdays}
        direction="row"
        value={draft.weekdays.map(String)}
        onChange={(days) => set({ weekdays: days.map(Number) })}
        options={aWeek.map(({ day, on }) => ({ id: String(day), label: formatWeekday(on, locale) }))}
        error={fieldError(error, 'weekdays', locale)}
      />
      <TextField label={t.startTime} {...clock('start')} />
      <TextField label={t.endTime} {...clock('end')} />
      <NumberField
        label={t.length}
        unit={t.minuteUnit}
        minValue={10}
        maxValue={240}
        value={draft.minutes}
        onChange={(minutes) => set({ minutes })}
      />
      <NumberField
        label={t.gap}
        unit={t.minuteUnit}
        minValue={0}
        maxValue={120}
        value={draft.gap}
        onChange={(gap) => set({ gap })}
      />
    </>
  );
}
