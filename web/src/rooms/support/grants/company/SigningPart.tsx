import { useState } from 'react';
import { useText } from '#lib/i18n';
import { newKey } from '#lib/new-key';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { useGrantDeed } from '../api.ts';
import { askSignature, submit, takeBack } from '../api-applications.ts';
import type { Judged } from './judging.ts';
import { applicationMessages } from './messages.ts';
import type { Saving } from './saving.ts';

interface SigningPartProps {
  readonly saving: Saving;
  readonly judged: Judged;
  readonly onRefused: (error: unknown) => void;
}
type Open = 'submit' | 'ask' | 'back' | null;

/** The end of writing: handed in by the representative, or passed to her and back. */
export function SigningPart({ saving, judged, onRefused }: SigningPartProps) {
  const t = useText(applicationMessages);
  const [open, setOpen] = useState<Open>(null);
  const { may, draft } = saving.own;
  const close = () => setOpen(null);
  const begin = () => {
    // Said at every question at once, where nothing is sent yet.
    onRefused(judged.faults.length === 0 ? null : judged.faults);
    if (judged.faults.length === 0) setOpen('submit');
  };
  return (
    <Section title={t.confirm}>
      {draft?.state === 'signing' ? (
        <Notice tone="info" title={t.signing}>
          {may.includes('submit') ? t.signerWhy : t.signingWhy}
        </Notice>
      ) : null}
      {draft?.words === null || draft?.words === undefined ? null : <p>{t.said({ words: draft.words })}</p>}
      <p role="status">{judged.faults.length === 0 ? t.allAnswered : t.toConfirm({ count: judged.faults.length })}</p>
      <Actions>
        {may.includes('submit') ? (
          <Button look="primary" onPress={begin}>
            {t.submit}
          </Button>
        ) : null}
        {may.includes('askSignature') ? (
          <Button look="primary" onPress={() => setOpen('ask')}>
            {t.askSignature}
          </Button>
        ) : null}
        {may.includes('takeBack') ? <Button onPress={() => setOpen('back')}>{t.takeBack}</Button> : null}
      </Actions>
      {open === 'submit' ? <SubmitSheet saving={saving} judged={judged} onRefused={onRefused} onClose={close} /> : null}
      {open === 'ask' || open === 'back' ? <PassSheet saving={saving} way={open} onClose={close} /> : null}
    </Section>
  );
}

function SubmitSheet({ saving, judged, onRefused, onClose }: SigningPartProps & { onClose: () => void }) {
  const t = useText(applicationMessages);
  // One key for this sheet: a second press, or a retry after the connection broke, is the same receipt.
  const [key] = useState(newKey);
  const handing = useGrantDeed(
    async () => {
      const own = await saving.flush();
      try {
        await submit(own.id, own.draft?.version ?? 0, key);
      } catch (error) {
        onRefused(error);
        throw error;
      }
    },
    t.submitted,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.submitTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => handing.mutate()}
      confirmLabel={t.submit}
      isPending={handing.isPending}
      whoSees={t.submitWho}
      whatTheySee={t.submitWhat}
      howLong={t.submitLong}
      takeBack={t.submitBack}
      {...(handing.error === null ? {} : { error: handing.error })}
    >
      {judged.evaluation.verdict === 'ineligible' ? <Notice tone="warning">{t.submitIneligible}</Notice> : null}
    </ConfirmSheet>
  );
}

function PassSheet({ saving, way, onClose }: { saving: Saving; way: 'ask' | 'back'; onClose: () => void }) {
  const t = useText(applicationMessages);
  const isAsking = way === 'ask';
  const passing = useGrantDeed(
    async (words: string) => {
      const own = await saving.flush();
      const send = isAsking ? askSignature : takeBack;
      return send(own.id, own.draft?.version ?? 0, words);
    },
    isAsking ? t.asked : t.givenBack,
    onClose,
  );
  return (
    <>
      <ReasonSheet
        title={isAsking ? t.askSignature : t.takeBack}
        isOpen
        onClose={onClose}
        confirmLabel={isAsking ? t.askSignature : t.takeBack}
        label={isAsking ? t.askWords : t.takeBackWords}
        mostCharacters={500}
        isPending={passing.isPending}
        onConfirm={(words) => passing.mutate(words)}
      />
      {passing.error === null ? null : <Fault error={passing.error} wrote />}
    </>
  );
}
