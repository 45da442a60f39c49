import type { LetterAnswer } from '@boru/contract/letters';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { answerLead, type Letter, stepLetter, useLetterDeed } from './api.ts';
import { letterMessages } from './messages.ts';

interface Props {
  readonly letter: Letter;
  readonly onClose: () => void;
}
const paths = { ask: 'asking', takeBack: 'taking-back', send: 'sending' } as const;

export function StepSheet({ letter, step, onClose }: Props & { step: keyof typeof paths }) {
  const t = useText(letterMessages);
  const said = { ask: t.asked, takeBack: t.takenBack, send: t.sent }[step];
  const doing = useLetterDeed(() => stepLetter(letter.id, paths[step], letter.version), said, onClose);
  return (
    <ConfirmSheet
      title={{ ask: t.askTitle, takeBack: t.takeBackTitle, send: t.sendTitle }[step]}
      isOpen
      onClose={onClose}
      onConfirm={() => doing.mutate()}
      confirmLabel={t[step]}
      isPending={doing.isPending}
      error={doing.error}
      whoSees={t.who}
      takeBack={{ ask: t.askBack, takeBack: t.takeBackBack, send: t.sendBack }[step]}
    />
  );
}

const ways = ['agreed', 'declined'] as const;

export function AnswerSheet({ letter, onClose }: Props) {
  const t = useText(letterMessages);
  const pick = usePick();
  const [consent, setConsent] = useState<(typeof ways)[number]>('agreed');
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const answering = useLetterDeed((wish: LetterAnswer) => answerLead(letter.id, wish), t.answered, onClose);
  const isMissing = consent === 'declined' && words.trim() === '';
  return (
    <ConfirmSheet
      title={t.answerTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const said = words.trim() === '' ? null : words.trim();
        if (!isMissing) answering.mutate({ version: letter.version, consent, words: said });
      }}
      confirmLabel={t.answer}
      isPending={answering.isPending}
      error={answering.error}
      whoSees={t.who}
      takeBack={t.answerBack}
    >
      <FormStack>
        <RadioGroup
          label={t.answerHow}
          options={ways.map((id) => ({ id, label: pick(lists.letterConsent[id]) }))}
          value={consent}
          onChange={(id) => setConsent(ways.find((one) => one === id) ?? consent)}
        />
        <TextArea
          label={t.answerWords}
          isRequired={consent === 'declined'}
          rows={3}
          maxCharacters={500}
          value={words}
          onChange={setWords}
          error={isTried && isMissing ? t.needed : undefined}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
