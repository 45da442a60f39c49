import { useState } from 'react';
import { useText } from '#lib/i18n';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { TextArea } from '#ui/TextField';
import { decideItem, type Item, useCouncilDeed } from '../council/api.ts';
import { meetingMessages } from './messages.ts';

/** Ends the vote on an item; the database counts. */
export function DecideSheet({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useText(meetingMessages);
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const isReport = item.kind === 'report';
  const isMissing = !isReport && words.trim() === '';
  const deciding = useCouncilDeed(
    () => decideItem(item.id, { version: item.version, resolution: words.trim() === '' ? null : words.trim() }),
    t.decided,
    onClose,
  );
  return (
    <ConfirmSheet
      title={isReport ? t.note : t.decide}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) deciding.mutate();
      }}
      confirmLabel={isReport ? t.note : t.decide}
      isPending={deciding.isPending}
      error={deciding.error}
      takeBack={t.decideBack}
    >
      <TextArea
        label={t.resolution}
        {...(isReport ? {} : { description: t.resolutionHint })}
        isRequired={!isReport}
        isOptional={isReport}
        rows={3}
        maxCharacters={2000}
        value={words}
        onChange={setWords}
        error={isTried && isMissing ? t.needed : undefined}
      />
    </ConfirmSheet>
  );
}
