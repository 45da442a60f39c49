import type { Letter } from '@boru/engines/sealing';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack } from '#ui/Frame';
import { Notice } from '#ui/Notice';
import { TextArea } from '#ui/TextField';
import { Attach } from '../files/Attach.tsx';
import type { Pass } from '../files/sending.ts';
import { useAttachments } from '../files/useAttachments.ts';
import { sealedMessages } from './messages.ts';
import { longest } from './sealing.ts';
import { useLetter } from './useLetter.ts';
import { unwatched } from './WriteStep.tsx';

interface Props {
  readonly identity: string;
  readonly from: Letter['from'];
  readonly label: string;
  readonly action: string;
  readonly done: string;
  /** Who may send files: only the reporter. */
  readonly pass?: Pass;
  readonly deliver: (
    letter: { readonly id: string; readonly body: string },
    files: readonly string[],
  ) => Promise<unknown>;
  readonly onSent: () => Promise<unknown>;
}

/** One more word of either side. */
export function LetterForm({ identity, from, label, action, done, pass, deliver, onSent }: Props) {
  const t = useText(sealedMessages);
  const [text, setText] = useState('');
  const [isSent, setSent] = useState(false);
  const attachments = useAttachments(identity, pass);
  const say = useLetter(identity, from, attachments.send, deliver, async () => {
    setText('');
    attachments.clear();
    setSent(true);
    await onSent();
  });
  const isTooLong = [...text].length > longest.text;
  return (
    <FormStack>
      <TextArea
        {...unwatched}
        label={label}
        rows={6}
        maxCharacters={longest.text}
        value={text}
        onChange={(value) => {
          setText(value);
          setSent(false);
        }}
        error={isTooLong ? t.textLong : undefined}
      />
      {pass === undefined ? null : <Attach attachments={attachments} isSending={say.isPending} />}
      {say.error === null ? null : <Fault error={say.error} wrote />}
      {isSent ? (
        <Notice tone="success" isLive>
          {done}
        </Notice>
      ) : null}
      <Actions>
        <Button
          look="primary"
          isPending={say.isPending}
          isDisabled={(text.trim() === '' && attachments.items.length === 0) || isTooLong || !attachments.isReady}
          onPress={() => say.mutate(text)}
        >
          {action}
        </Button>
      </Actions>
    </FormStack>
  );
}
