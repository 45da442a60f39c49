import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import {
  type Detail,
  deskProgrammeQuery,
  proposeVersion,
  publishVersion,
  returnVersion,
  type Version,
  withdrawVersion,
} from '../programmes/api.ts';
import { editorMessages } from './messages.ts';

const steps = { propose: proposeVersion, publish: publishVersion, return: returnVersion } as const;
type Step = keyof typeof steps;

/** What this person may do with the newest version: propose it, take it back, or decide what somebody else proposed. */
export function Deciding({ detail, newest, isChanged }: { detail: Detail; newest: Version; isChanged: boolean }) {
  const t = useText(editorMessages);
  const client = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const onSuccess = async (after: Detail) => {
    setStep(null);
    client.setQueryData(deskProgrammeQuery(detail.id).queryKey, after);
    notify({ tone: 'success', title: t.done });
    await client.invalidateQueries({ queryKey: ['programmes'], refetchType: 'none' });
  };
  const withdrawing = useMutation({ mutationFn: () => withdrawVersion(detail.id, newest.version), onSuccess });
  const labels: Readonly<Record<Step, string>> = { propose: t.propose, publish: t.publish, return: t.sendBack };
  return (
    <Actions>
      {withdrawing.error === null ? null : <Fault error={withdrawing.error} />}
      {detail.may.includes('withdraw') ? (
        <Button isPending={withdrawing.isPending} onPress={() => withdrawing.mutate()}>
          {t.withdraw}
        </Button>
      ) : null}
      {(['return', 'propose', 'publish'] as const).map((one) =>
        detail.may.includes(one) ? (
          <Button
            key={one}
            look={one === 'return' ? 'secondary' : 'primary'}
            isDisabled={one === 'propose' && isChanged}
            onPress={() => setStep(one)}
          >
            {labels[one]}
          </Button>
        ) : null,
      )}
      {step === null ? null : (
        <Sheet
          step={step}
          label={labels[step]}
          detail={detail}
          newest={newest}
          onClose={() => setStep(null)}
          onDone={onSuccess}
        />
      )}
    </Actions>
  );
}

interface SheetProps {
  readonly step: Step;
  readonly label: string;
  readonly detail: Detail;
  readonly newest: Version;
  readonly onClose: () => void;
  readonly onDone: (after: Detail) => Promise<void>;
}

function Sheet({ step, label, detail, newest, onClose, onDone }: SheetProps) {
  const t = useText(editorMessages);
  const going = useMutation({
    mutationFn: (reason: string) => steps[step](detail.id, { version: newest.version, reason }),
    onSuccess: onDone,
  });
  return (
    <ReasonSheet
      title={label}
      isOpen
      onClose={onClose}
      confirmLabel={label}
      isPending={going.isPending}
      error={going.error}
      whoSees={{ propose: t.proposeWho, publish: t.publishWho, return: t.returnWho }[step]}
      takeBack={{ propose: t.proposeBack, publish: t.publishBack, return: t.returnBack }[step]}
      onConfirm={(reason) => going.mutate(reason)}
      label={t.reason}
      mostCharacters={300}
    />
  );
}
