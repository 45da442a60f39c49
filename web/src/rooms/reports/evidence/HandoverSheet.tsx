import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { instantText, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { MomentField } from '#ui/MomentField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { useDeed } from '../incidents/useDeed.ts';
import { type Handover, handOver, type Item } from './api.ts';
import { itemMessages } from './messages.ts';

/** From whoever holds it now: that name is not asked for, so the chain has no gap. */
export function HandoverSheet({ incidentId, item, onClose }: { incidentId: string; item: Item; onClose: () => void }) {
  const t = useText(itemMessages);
  const locale = useLocale();
  const [said, setSaid] = useState({ to: '', place: '', reason: '' });
  const [when, setWhen] = useState(() => momentOf(Date.now()));
  const happenedAt = instantText(when);
  const send = useDeed((handover: Handover) => handOver(incidentId, item.id, handover), t.handed, onClose);
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change });
  return (
    <ConfirmSheet
      title={`${t.handOver}: ${t.number({ number: item.number })}`}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (happenedAt !== null) send.mutate({ ...said, happenedAt });
      }}
      confirmLabel={t.handOver}
      isDisabled={happenedAt === null || Object.values(said).some((text) => text.trim() === '')}
      isPending={send.isPending}
      error={send.error}
    >
      <FormStack>
        <p>
          {t.holder}: <strong>{item.custodian}</strong> ({item.place})
        </p>
        <TextField label={t.to} isRequired maxLength={60} value={said.to} onChange={(to) => set({ to })} />
        <TextField label={t.place} isRequired maxLength={200} value={said.place} onChange={(place) => set({ place })} />
        <MomentField
          label={t.when}
          value={when}
          onChange={setWhen}
          error={fieldError(send.error, 'happenedAt', locale)}
        />
        <TextArea
          label={t.reason}
          isRequired
          rows={2}
          maxCharacters={500}
          value={said.reason}
          onChange={(reason) => set({ reason })}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
