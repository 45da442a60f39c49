import type { CaseView } from '@boru/contract/cases';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { TextField } from '#ui/TextField';
import { useStep } from '../useStep.ts';
import { recordWithdrawal } from './api.ts';
import { callMessages } from './messages.ts';

/** Who called, beside the case; and the way back for somebody who has no account to withdraw with. */
export function CallPart({ file, call }: { file: CaseView; call: NonNullable<CaseView['call']> }) {
  const t = useText(callMessages);
  const formats = useFormats();
  return (
    <section>
      <h2>{t.title}</h2>
      <DescriptionList
        size="small"
        items={[
          { name: t.callFrom, value: `${call.callerName} · ${call.callerPhone}` },
          { name: t.callTaken, value: `${call.takenByName} · ${formats.dateTime(call.takenAt)}` },
        ]}
      />
      {call.hasAccount ? null : <p className="small muted">{t.callNoAccount}</p>}
      {file.may.includes('recordWithdrawal') ? <Withdrawal file={file} callerName={call.callerName} /> : null}
    </section>
  );
}

function Withdrawal({ file, callerName }: { file: CaseView; callerName: string }) {
  const t = useText(callMessages);
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const [saidBy, setSaidBy] = useState(callerName);
  const send = useStep(
    () => recordWithdrawal(file.id, { version: file.version, saidBy: saidBy.trim() }),
    t.unheard,
    // Our sight of the case ends with it.
    () => go('/desk', { replace: true }),
  );
  return (
    <div data-print="hide">
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t.unhear}
      </Button>
      <ConfirmSheet
        title={t.unhearTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => send.mutate()}
        confirmLabel={t.unhearGo}
        isDanger
        isDisabled={saidBy.trim() === ''}
        isPending={send.isPending}
        error={send.error}
        whoSees={t.unhearWho}
        takeBack={t.unhearBack}
      >
        <TextField label={t.unhearSaidBy} isRequired value={saidBy} onChange={setSaidBy} maxLength={40} />
      </ConfirmSheet>
    </div>
  );
}
