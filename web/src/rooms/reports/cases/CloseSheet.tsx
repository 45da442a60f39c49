import { useRef, useState } from 'react';
import { useDeedOn } from '#lib/deed';
import { useText } from '#lib/i18n';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { TextArea } from '#ui/TextField';
import { deskKey } from '../desk/api.ts';
import { changeCase, type NewCaseNote, type SealedCase } from './api.ts';
import { longestNote } from './longest.ts';
import { caseMessages } from './messages.ts';
import { type Held, sealNote } from './sealing.ts';

/** How it ended is sealed like every note; the end and its note are kept together or not at all. */
export function CloseSheet({ file, mine, onClose }: { file: SealedCase; mine: Held; onClose: () => void }) {
  const t = useText(caseMessages);
  const [text, setText] = useState('');
  // Sealed once: the same again after a lost answer is the same note.
  const kept = useRef<{ text: string; note: NewCaseNote } | null>(null);
  const close = useDeedOn(
    { all: deskKey, one: deskKey },
    async () => {
      if (kept.current?.text !== text)
        kept.current = { text, note: await sealNote(mine, file.id, 'outcome', text.trim()) };
      const { version, owner, dueOn } = file;
      const { note } = kept.current;
      return changeCase(file.id, { version, state: 'closed', ownerId: owner?.id ?? null, dueOn, note });
    },
    t.closedNow,
    onClose,
  );
  const isTooLong = text.length > longestNote;
  return (
    <ConfirmSheet
      title={t.closeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => close.mutate()}
      confirmLabel={t.closeConfirm}
      isDisabled={text.trim() === '' || isTooLong}
      isPending={close.isPending}
      error={close.error}
      whatTheySee={t.closeWhat}
      takeBack={t.closeBack}
    >
      <TextArea
        label={t.closeText}
        description={t.closeHint}
        rows={4}
        maxCharacters={longestNote}
        value={text}
        onChange={setText}
        isRequired
      />
    </ConfirmSheet>
  );
}
