import { addDays } from '@boru/contract/civil';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { CheckboxGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { TextArea } from '#ui/TextField';
import { useGrantDeed } from '../api.ts';
import { askCorrection, move, type Received, withdrawCorrection } from '../api-desk.ts';
import { receivedMessages } from './messages.ts';

type Open = 'correct' | 'review' | 'reject' | null;

/** The steps this person may take now. */
export function Steps({ received }: { received: Received }) {
  const t = useText(receivedMessages);
  const [open, setOpen] = useState<Open>(null);
  const { may } = received;
  const close = () => setOpen(null);
  const taking = useGrantDeed(() => withdrawCorrection(received.id), t.takenBack);
  const back = useGrantDeed(
    () => move(received.id, { version: received.version, to: 'submitted', reason: null }),
    t.done,
  );
  return (
    <>
      <Actions>
        {may.includes('review') ? (
          <Button look="primary" onPress={() => setOpen('review')}>
            {t.review}
          </Button>
        ) : null}
        {may.includes('askCorrection') ? <Button onPress={() => setOpen('correct')}>{t.correct}</Button> : null}
        {may.includes('withdrawCorrection') ? (
          <Button isPending={taking.isPending} onPress={() => taking.mutate()}>
            {t.takeBack}
          </Button>
        ) : null}
        {may.includes('giveBack') ? (
          <Button isPending={back.isPending} onPress={() => back.mutate()}>
            {t.giveBack}
          </Button>
        ) : null}
        {may.includes('reject') ? (
          <Button look="quiet" onPress={() => setOpen('reject')}>
            {t.reject}
          </Button>
        ) : null}
      </Actions>
      {taking.error === null ? null : <Fault error={taking.error} />}
      {back.error === null ? null : <Fault error={back.error} />}
      {open === 'correct' ? <CorrectSheet received={received} onClose={close} /> : null}
      {open === 'review' || open === 'reject' ? <MoveSheet received={received} to={open} onClose={close} /> : null}
    </>
  );
}

interface SheetProps {
  readonly received: Received;
  readonly onClose: () => void;
}

function MoveSheet({ received, to, onClose }: SheetProps & { to: 'review' | 'reject' }) {
  const t = useText(receivedMessages);
  const moving = useGrantDeed(
    (reason: string | null) =>
      move(received.id, { version: received.version, to: to === 'review' ? 'inReview' : 'rejected', reason }),
    t.done,
    onClose,
  );
  const sheet = {
    ...{ isOpen: true, onClose, isPending: moving.isPending },
    ...(moving.error === null ? {} : { error: moving.error }),
  };
  if (to === 'review')
    return (
      <ConfirmSheet
        {...sheet}
        title={t.review}
        confirmLabel={t.review}
        whoSees={t.reviewWho}
        onConfirm={() => moving.mutate(null)}
      />
    );
  return (
    <ReasonSheet
      {...sheet}
      title={t.reject}
      confirmLabel={t.reject}
      whoSees={t.rejectWho}
      label={t.reason}
      mostCharacters={500}
      isDanger
      onConfirm={(reason) => moving.mutate(reason)}
    />
  );
}

function CorrectSheet({ received, onClose }: SheetProps) {
  const t = useText(receivedMessages);
  const pick = usePick();
  const locale = useLocale();
  const [keys, setKeys] = useState<readonly string[]>(
    received.checks.filter(({ outcome }) => outcome !== 'met').map(({ item }) => item),
  );
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(addDays(received.today, 7));
  const asking = useGrantDeed(
    async () =>
      dueOn === null
        ? undefined
        : askCorrection(received.id, { version: received.version, keys, words: words.trim(), dueOn }),
    t.corrected,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.correct}
      isOpen
      onClose={onClose}
      onConfirm={() => asking.mutate()}
      confirmLabel={t.correct}
      isDisabled={keys.length === 0 || words.trim() === '' || dueOn === null}
      isPending={asking.isPending}
      whoSees={t.correctWho}
      {...(asking.error === null ? {} : { error: asking.error })}
    >
      <FormStack>
        <CheckboxGroup
          label={t.correctKeys}
          value={keys}
          options={received.questions.map(({ key, label }) => ({ id: key, label: pick(label) }))}
          onChange={setKeys}
          error={fieldError(asking.error, 'keys', locale)}
        />
        <TextArea label={t.correctWords} isRequired rows={3} maxCharacters={1000} value={words} onChange={setWords} />
        <DateField
          label={t.correctDue}
          isRequired
          value={dueOn}
          onChange={setDueOn}
          error={fieldError(asking.error, 'dueOn', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
