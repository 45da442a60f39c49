import type { IncidentState } from '@boru/contract/incidents';
import { incidentWords } from '@boru/contract/words-incidents';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { type Incident, turnIncident } from './api.ts';
import { incidentMessages } from './messages.ts';
import { useDeed } from './useDeed.ts';

export function TurnSheet({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const [to, setTo] = useState<IncidentState | null>(incident.next[0] ?? null);
  const [reason, setReason] = useState('');
  const send = useDeed(
    (state: IncidentState) =>
      turnIncident(incident.id, { version: incident.version, to: state, reason: reason.trim() }),
    t.turned,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.turn}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (to !== null) send.mutate(to);
      }}
      confirmLabel={t.turnGo}
      isDisabled={to === null || reason.trim() === ''}
      isPending={send.isPending}
      error={send.error}
    >
      <FormStack>
        <RadioGroup
          label={t.turnTo}
          options={incident.next.map((id) => ({ id, label: pick(incidentWords.incidentState[id]) }))}
          value={to}
          onChange={(id) => setTo(incident.next.find((state) => state === id) ?? null)}
        />
        {to === 'closed' && incident.owed > 0 ? <Notice tone="warning" title={t.turnOwed} isLive /> : null}
        <TextArea label={t.turnReason} isRequired rows={3} maxCharacters={1000} value={reason} onChange={setReason} />
      </FormStack>
    </ConfirmSheet>
  );
}
