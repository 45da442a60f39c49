import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { CheckboxGroup } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Page';
import { type Meeting, notePresent, useCouncilDeed } from '../council/api.ts';
import { meetingMessages } from './messages.ts';

/** Who is there; the secretariat ticks it while the meeting is open. */
export function Attendance({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingMessages);
  const present = meeting.seats.filter(({ isPresent }) => isPresent);
  return (
    <Section title={t.present} lead={t.presentLead({ present: present.length, total: meeting.seats.length })}>
      {meeting.seats.length === 0 ? (
        <p className="muted">{t.presentNone}</p>
      ) : (
        <Ticks key={`${meeting.may.includes('attend')}`} meeting={meeting} />
      )}
    </Section>
  );
}

function Ticks({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingMessages);
  const pick = usePick();
  const [ticked, setTicked] = useState<readonly string[]>(() =>
    meeting.seats.filter(({ isPresent }) => isPresent).map(({ id }) => id),
  );
  const noting = useCouncilDeed(() => notePresent(meeting.id, ticked), t.presentSaved);
  const isOpen = meeting.may.includes('attend');
  return (
    <FormStack>
      <CheckboxGroup
        label={t.present}
        isReadOnly={!isOpen}
        options={meeting.seats.map((seat) => ({
          id: seat.id,
          label: seat.name,
          detail: `${pick(seat.agency)} · ${pick(lists.seatPart[seat.part])}`,
        }))}
        value={ticked}
        onChange={setTicked}
      />
      {isOpen ? (
        <>
          {noting.error === null ? null : <Fault error={noting.error} wrote />}
          <Actions>
            <Button isPending={noting.isPending} onPress={() => noting.mutate()}>
              {t.presentSave}
            </Button>
          </Actions>
        </>
      ) : null}
    </FormStack>
  );
}
