import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Actions, FormStack, Section } from '#ui/Frame';
import { TextArea } from '#ui/TextField';
import { sealedMessages } from './messages.ts';
import { loadSealing } from './sealing.ts';
import { unwatched } from './WriteStep.tsx';

/** What is typed is checked here: the last word tells a slip of the pen, without asking anybody. */
export function ReturnStep({ onWords, onBack }: { onWords: (entropy: Uint8Array) => void; onBack: () => void }) {
  const t = useText(sealedMessages);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const enter = async () => {
    const { readWords } = await loadSealing();
    const read = readWords(words, 12);
    if (read.ok) onWords(read.value);
    else if (read.at !== undefined && read.at.length > 0)
      setFault(t.wordsStrange({ places: read.at.map((at) => at + 1).join(', ') }));
    else setFault(t.wordsUnread);
  };
  return (
    <Section title={t.returnTitle} lead={t.returnLead}>
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <FormStack>
          <TextArea
            {...unwatched}
            label={t.twelveWords}
            description={t.twelveWordsHint}
            rows={3}
            value={words}
            onChange={(text) => {
              setWords(text);
              setFault(undefined);
            }}
            error={fault}
            isRequired
          />
          <Actions>
            <Button look="primary" type="submit">
              {t.enter}
            </Button>
            <Button onPress={onBack}>{t.back}</Button>
          </Actions>
        </FormStack>
      </form>
    </Section>
  );
}
