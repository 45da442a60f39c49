import { addDays, addMonths } from '@boru/contract/civil';
import { MeetingForm, type SeatInput, SeatPart } from '@boru/contract/council';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, type Moment } from '#lib/moment';
import { useGo } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { MomentField } from '#ui/MomentField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { type Body, endSeat, planMeeting, seatMember, useCouncilDeed } from './api.ts';
import { councilMessages } from './messages.ts';

interface Props {
  readonly body: Body;
  readonly onClose: () => void;
}

/** A meeting in ten days at two o'clock, unless said otherwise: the notice is then in time. */
export function PlanSheet({ body, onClose }: Props) {
  const t = useText(councilMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const openIt = ({ id }: { id: string }) => go(`/desk/council/meetings/${id}`);
  const [form, setForm] = useState<MeetingForm>('inPerson');
  const [at, setAt] = useState<Moment>(() => ({ on: addDays(body.today, 10), clock: '14:00' }));
  const [place, setPlace] = useState('');
  const [isTried, setTried] = useState(false);
  const isWritten = form === 'written';
  const planning = useCouncilDeed(
    (on: string) => planMeeting(body.id, { form, heldAt: on, place: isWritten ? null : place.trim() }).then(openIt),
    t.planned,
    onClose,
  );
  const heldAt = instantText(at);
  const isPlaceless = form === 'inPerson' && place.trim() === '';
  return (
    <ConfirmSheet
      title={t.planTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (heldAt !== null && !isPlaceless) planning.mutate(heldAt);
      }}
      confirmLabel={t.plan}
      isPending={planning.isPending}
      error={planning.error}
      whoSees={t.planWho}
    >
      <FormStack>
        <RadioGroup
          label={t.form}
          options={MeetingForm.options.map((id) => ({ id, label: pick(lists.meetingForm[id]) }))}
          value={form}
          onChange={(id) => setForm(MeetingForm.options.find((one) => one === id) ?? form)}
        />
        <MomentField
          label={form === 'inPerson' ? t.heldOn : t.until}
          isAhead
          value={at}
          onChange={setAt}
          error={isTried && at.on === null ? t.needed : fieldError(planning.error, 'heldAt', locale)}
        />
        {form === 'inPerson' ? (
          <TextField
            label={t.place}
            isRequired
            maxLength={120}
            value={place}
            onChange={setPlace}
            error={isTried && isPlaceless ? t.needed : fieldError(planning.error, 'place', locale)}
          />
        ) : null}
      </FormStack>
    </ConfirmSheet>
  );
}

type SeatDraft = Omit<SeatInput, 'agencyId' | 'fromOn' | 'toOn'> & {
  readonly agencyId: number | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
};
const wishOf = ({ agencyId, fromOn, toOn, email, part }: SeatDraft): SeatInput | null =>
  agencyId === null || fromOn === null || toOn === null || email.trim() === ''
    ? null
    : { agencyId, fromOn, toOn, part, email: email.trim() };

/** Two years, unless said otherwise. */
export function SeatSheet({ body, onClose }: Props) {
  const t = useText(councilMessages);
  const [draft, setDraft] = useState<SeatDraft>(() => ({
    ...{ agencyId: null, email: '', part: 'member', fromOn: body.today, toOn: addDays(addMonths(body.today, 24), -1) },
  }));
  const [isTried, setTried] = useState(false);
  const seating = useCouncilDeed((wish: SeatInput) => seatMember(body.id, wish), t.seated, onClose);
  return (
    <ConfirmSheet
      title={t.seat}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const wish = wishOf(draft);
        if (wish !== null) seating.mutate(wish);
      }}
      confirmLabel={t.seat}
      isPending={seating.isPending}
      error={seating.error}
      whoSees={t.who}
      takeBack={t.seatBack}
    >
      <SeatFields
        body={body}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={seating.error}
      />
    </ConfirmSheet>
  );
}

interface SeatFieldsProps {
  readonly body: Body;
  readonly draft: SeatDraft;
  readonly set: (change: Partial<SeatDraft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function SeatFields({ body, draft, set, isTried, error }: SeatFieldsProps) {
  const t = useText(councilMessages);
  const pick = usePick();
  const locale = useLocale();
  const needed = (isMissing: boolean) => (isTried && isMissing ? t.needed : undefined);
  return (
    <FormStack>
      <Select
        label={t.agency}
        isRequired
        options={body.agencies.map(({ agencyId, name }) => ({ id: String(agencyId), label: pick(name) }))}
        value={draft.agencyId === null ? null : String(draft.agencyId)}
        onChange={(id) => set({ agencyId: id === null ? null : Number(id) })}
        error={needed(draft.agencyId === null)}
      />
      <TextField
        label={t.email}
        description={t.emailHint}
        isRequired
        maxLength={254}
        value={draft.email}
        onChange={(email) => set({ email })}
        error={needed(draft.email.trim() === '') ?? fieldError(error, 'email', locale)}
      />
      <Select
        label={t.part}
        options={SeatPart.options.map((id) => ({ id, label: pick(lists.seatPart[id]) }))}
        value={draft.part}
        onChange={(id) => set({ part: SeatPart.options.find((one) => one === id) ?? draft.part })}
      />
      <DateField
        label={t.fromOn}
        isRequired
        value={draft.fromOn}
        onChange={(fromOn) => set({ fromOn })}
        error={needed(draft.fromOn === null)}
      />
      <DateField
        label={t.toOn}
        isRequired
        value={draft.toOn}
        onChange={(toOn) => set({ toOn })}
        error={needed(draft.toOn === null) ?? fieldError(error, 'toOn', locale)}
      />
    </FormStack>
  );
}

export function EndSeatSheet({
  seat,
  today,
  onClose,
}: {
  seat: Body['seats'][number];
  today: string;
  onClose: () => void;
}) {
  const t = useText(councilMessages);
  const locale = useLocale();
  const [endedOn, setEndedOn] = useState<string | null>(today);
  const ending = useCouncilDeed((on: string) => endSeat(seat.id, on), t.seatEnded, onClose);
  return (
    <ConfirmSheet
      title={`${seat.name} ${t.endSeat}`}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (endedOn !== null) ending.mutate(endedOn);
      }}
      confirmLabel={t.endSeat}
      isPending={ending.isPending}
      error={ending.error}
      takeBack={t.seatBack}
    >
      <DateField
        label={t.endedOn}
        isRequired
        min={seat.fromOn}
        max={seat.toOn}
        value={endedOn}
        onChange={setEndedOn}
        error={endedOn === null ? t.needed : fieldError(ending.error, 'endedOn', locale)}
      />
    </ConfirmSheet>
  );
}
