import { civilOf } from '@boru/contract/civil';
import { wordOf } from '@boru/contract/words';
import { useState } from 'react';
import { instantOfText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { RadioGroup } from '#ui/Choices';
import { Select } from '#ui/Select';
import type { Free } from './api.ts';
import { appointmentMessages } from './messages.ts';

const dayOf = (slot: Free): string => civilOf(instantOfText(slot.startsAt));
const unique = <Item,>(items: readonly Item[]): Item[] => [...new Set(items)];

/** Agency, then day, then time: each choice narrows the next, and a single one is made by itself. */
export function SlotPicker({
  slots,
  value,
  onChange,
}: {
  slots: readonly Free[];
  value: string | null;
  onChange: (slotId: string | null) => void;
}) {
  const t = useText(appointmentMessages);
  const pick = usePick();
  const formats = useFormats();
  const [agencyId, setAgency] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const agencies = unique(slots.map(({ agency }) => String(agency.id)));
  const chosenAgency = agencies.length === 1 ? (agencies[0] ?? null) : agencyId;
  const ofAgency = slots.filter(({ agency }) => String(agency.id) === chosenAgency);
  const days = unique(ofAgency.map(dayOf));
  const chosenDay = day !== null && days.includes(day) ? day : null;
  const nameOf = (id: string) => {
    const slot = slots.find(({ agency }) => String(agency.id) === id);
    return slot === undefined ? id : pick(slot.agency.name);
  };
  return (
    <>
      {agencies.length === 1 ? null : (
        <Select
          label={t.agency}
          isRequired
          options={agencies.map((id) => ({ id, label: nameOf(id) }))}
          value={agencyId}
          onChange={(id) => {
            setAgency(id);
            setDay(null);
            onChange(null);
          }}
        />
      )}
      {chosenAgency === null ? null : (
        <Select
          label={t.day}
          isRequired
          options={days.map((on) => ({ id: on, label: formats.date(on) }))}
          value={chosenDay}
          onChange={(on) => {
            setDay(on);
            onChange(null);
          }}
        />
      )}
      {chosenDay === null ? null : (
        <RadioGroup
          label={t.time}
          isRequired
          look="cards"
          value={value}
          onChange={onChange}
          options={ofAgency
            .filter((slot) => dayOf(slot) === chosenDay)
            .map((slot) => ({ id: slot.id, label: <Span slot={slot} />, detail: <Where slot={slot} /> }))}
        />
      )}
    </>
  );
}

function Span({ slot }: { slot: Free }) {
  const formats = useFormats();
  return (
    <span className="tabular">
      {formats.time(slot.startsAt)}–{formats.time(slot.endsAt)}
    </span>
  );
}

function Where({ slot }: { slot: Free }) {
  const pick = usePick();
  const mode = wordOf('appointmentMode', slot.mode);
  return [pick(slot.desk), mode === null ? slot.mode : pick(mode), slot.room].filter((part) => part !== '').join(' · ');
}
