import type { CaseView } from '@boru/contract/cases';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { takeStep } from '../api.ts';
import { useStep } from '../useStep.ts';
import { companyMessages } from './messages.ts';

/** After the end: one number, perhaps a word. */
export function Rating({ file }: { file: CaseView }) {
  const t = useText(companyMessages);
  const [score, setScore] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const body = words.trim() === '' ? null : words.trim();
  const send = useStep(
    () => takeStep(file.id, 'rating', { version: file.version, score: Number(score), body }),
    t.ratingSent,
  );
  const scores = { 5: t.rating5, 4: t.rating4, 3: t.rating3, 2: t.rating2, 1: t.rating1 };
  return (
    <Section title={t.rating}>
      <div data-print="hide">
        <FormStack>
          <RadioGroup
            label={t.ratingScore}
            description={t.ratingHint}
            options={([5, 4, 3, 2, 1] as const).map((id) => ({ id: String(id), label: scores[id] }))}
            value={score}
            onChange={setScore}
          />
          <TextArea label={t.ratingWords} isOptional rows={3} value={words} onChange={setWords} maxLength={1000} />
          {send.error === null ? null : <Fault error={send.error} wrote />}
          <Actions>
            <Button isDisabled={score === null} isPending={send.isPending} onPress={() => send.mutate()}>
              {t.ratingGo}
            </Button>
          </Actions>
        </FormStack>
      </div>
    </Section>
  );
}
