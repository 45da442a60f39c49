import type { ReferralView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { referralQuery } from '../api.ts';
import { useStep } from '../useStep.ts';
import { recordReferralConsent } from './api.ts';
import { ReadOut } from './CallConsent.tsx';
import { callMessages } from './messages.ts';

/** A caller without an account is asked on the telephone; the words read out are kept with the answer. */
export function HearConsent({ caseId, referral }: { caseId: string; referral: ReferralView }) {
  const t = useText(callMessages);
  const [isOpen, setOpen] = useState(false);
  const [saidBy, setSaidBy] = useState('');
  const [isAgreed, setAgreed] = useState(false);
  const asked = useQuery({ ...referralQuery(caseId, referral.id), enabled: isOpen });
  const send = useStep(
    () => {
      const { textId, textVersion } = asked.data?.consent ?? { textId: '', textVersion: 1 };
      const words = { textId, textVersion, agreed: true as const, saidBy: saidBy.trim() };
      return recordReferralConsent(caseId, referral.id, { version: referral.version, ...words });
    },
    t.heard,
    () => setOpen(false),
  );
  return (
    <>
      <Button look="primary" size="small" onPress={() => setOpen(true)}>
        {t.hear}
      </Button>
      <ConfirmSheet
        title={t.hearTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => send.mutate()}
        confirmLabel={t.hearGo}
        isDisabled={!isAgreed || saidBy.trim() === '' || asked.data === undefined}
        isPending={send.isPending}
        error={send.error}
      >
        <FormStack>
          <Loaded
            query={asked}
            skeleton={<Skeleton lines={5} />}
            fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
          >
            {({ consent }) => <ReadOut consent={consent} />}
          </Loaded>
          <TextField label={t.hearSaidBy} isRequired value={saidBy} onChange={setSaidBy} maxLength={40} />
          <Checkbox look="card" label={t.hearAgreed} isSelected={isAgreed} onChange={setAgreed} isRequired />
        </FormStack>
      </ConfirmSheet>
    </>
  );
}
