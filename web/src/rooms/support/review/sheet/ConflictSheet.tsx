import { ConflictGround } from '@boru/contract/review';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { declareConflict, useReviewDeed } from '../api.ts';
import { sheetMessages } from './messages.ts';
import type { Sheet } from './sheet.ts';

/** The judge says of a tie; the application closes. */
export function ConflictSheet({ sheet, onClose, onDone }: { sheet: Sheet; onClose: () => void; onDone: () => void }) {
  const t = useText(sheetMessages);
  const pick = usePick();
  const [ground, setGround] = useState<ConflictGround>('employer');
  const [words, setWords] = useState('');
  const declaring = useReviewDeed(
    () => declareConflict(sheet.callId, { applicationId: sheet.applicationId, ground, words: words.trim() }),
    t.conflictDone,
    onDone,
  );
  return (
    <ConfirmSheet
      title={t.conflict}
      isOpen
      onClose={onClose}
      onConfirm={() => declaring.mutate()}
      confirmLabel={t.conflict}
      isPending={declaring.isPending}
      isDisabled={words.trim() === ''}
      error={declaring.error}
      takeBack={t.conflictWhy}
    >
      <FormStack>
        <RadioGroup
          label={t.ground}
          options={ConflictGround.options.map((id) => ({ id, label: pick(lists.conflictGround[id]) }))}
          value={ground}
          onChange={(id) => setGround(ConflictGround.options.find((one) => one === id) ?? ground)}
        />
        <TextArea label={t.reason} isRequired rows={2} maxCharacters={300} value={words} onChange={setWords} />
      </FormStack>
    </ConfirmSheet>
  );
}
