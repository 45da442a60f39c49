import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextField } from '#ui/TextField';
import { readerMessages } from '../readers/messages.ts';
import { type Desk, desksQuery } from '../sealed/api.ts';
import { loadSealing, sureOf } from '../sealed/sealing.ts';
import { forwardReport, type Report } from './api.ts';
import { deskMessages } from './messages.ts';

interface Props {
  readonly report: Report;
  readonly identity: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Seals the report's 32 bytes to one more desk; nothing else is sealed again, and the reporter sees who passed it on and why. */
export function ForwardSheet({ report, identity, onClose, onDone }: Props) {
  const t = useText(deskMessages);
  const readers = useText(readerMessages);
  const pick = usePick();
  const { data } = useQuery(desksQuery);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const others = (data ?? []).filter(({ agency }) => !report.recipients.some((one) => one.agency.id === agency.id));
  const desk = others.find(({ key }) => key.id === to);
  const forward = useMutation({
    mutationFn: async ({ key }: Desk) => {
      const { wrapForDesk } = await loadSealing();
      const { id, recipient, recoveryRecipient } = key;
      const wrapped = sureOf(await wrapForDesk(identity, { deskKeyId: id, recipient, recoveryRecipient }));
      await forwardReport(report.id, { ...wrapped, reason: reason.trim() });
    },
    onSuccess: onDone,
  });
  return (
    <ConfirmSheet
      title={t.forwardTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => desk !== undefined && forward.mutate(desk)}
      confirmLabel={t.forwardConfirm}
      isDisabled={desk === undefined || reason.trim() === ''}
      isPending={forward.isPending}
      error={forward.error}
      whoSees={desk === undefined ? t.forwardNobodyYet : t.forwardWho({ agency: pick(desk.agency.name) })}
      whatTheySee={t.forwardWhat}
      takeBack={t.forwardNoWayBack}
    >
      <FormStack>
        <Select
          label={t.forwardTo}
          options={others.map(({ agency, key, read }) => ({
            id: key.id,
            label: pick(agency.name),
            detail: read ? pick(agency.role) : readers.readByNobody,
          }))}
          value={to}
          onChange={setTo}
          isRequired
        />
        <TextField
          label={t.forwardReason}
          description={t.forwardReasonHint}
          maxLength={200}
          value={reason}
          onChange={setReason}
          isRequired
        />
      </FormStack>
    </ConfirmSheet>
  );
}
