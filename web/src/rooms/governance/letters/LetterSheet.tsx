import type { LetterInput } from '@boru/contract/letters';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { CheckboxGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { changeLetter, type Letter, type Letters, useLetterDeed, writeLetter } from './api.ts';
import { letterMessages } from './messages.ts';

type Draft = { recipient: string; title: string; body: string; enclosed: string; parties: readonly string[] };
const draftOf = (letter: Letter | null): Draft => ({
  ...{ recipient: letter?.recipient ?? '', title: letter?.title ?? '', body: letter?.body ?? '' },
  enclosed: letter?.enclosed.join('\n') ?? '',
  parties: letter?.parties.map(({ agencyId }) => String(agencyId)) ?? [],
});
const wishOf = ({ enclosed, parties, ...draft }: Draft): LetterInput | null =>
  parties.length === 0 || [draft.recipient, draft.title, draft.body].some((text) => text.trim() === '')
    ? null
    : {
        ...draft,
        enclosed: enclosed
          .split('\n')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
        parties: parties.map(Number),
      };

interface Props {
  readonly letter: Letter | null;
  readonly letters: Letters;
  readonly onClose: () => void;
}

export function LetterSheet({ letter, letters, onClose }: Props) {
  const t = useText(letterMessages);
  const [draft, setDraft] = useState<Draft>(() => draftOf(letter));
  const [isTried, setTried] = useState(false);
  const saving = useLetterDeed(
    (wish: LetterInput): Promise<unknown> =>
      letter === null ? writeLetter(wish) : changeLetter(letter.id, letter.version, wish),
    t.written,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.writeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const wish = wishOf(draft);
        if (wish !== null) saving.mutate(wish);
      }}
      confirmLabel={t.write}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={t.who}
      takeBack={t.writeBack}
    >
      <Fields
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        letters={letters}
      />
    </ConfirmSheet>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly letters: Letters;
}

function Fields({ draft, set, isTried, letters }: FieldsProps) {
  const t = useText(letterMessages);
  const pick = usePick();
  const missing = (text: string) => (isTried && text.trim() === '' ? t.needed : undefined);
  const others = letters.agencies.filter(({ agencyId }) => agencyId !== letters.own);
  return (
    <FormStack>
      <TextField
        label={t.recipient}
        isRequired
        maxLength={100}
        value={draft.recipient}
        onChange={(recipient) => set({ recipient })}
        error={missing(draft.recipient)}
      />
      <TextField
        label={t.subject}
        isRequired
        maxLength={120}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={missing(draft.title)}
      />
      <TextArea
        label={t.body}
        description={t.bodyHint}
        isRequired
        rows={8}
        maxCharacters={10_000}
        value={draft.body}
        onChange={(body) => set({ body })}
        error={missing(draft.body)}
      />
      <TextArea
        label={t.enclosed}
        description={t.enclosedHint}
        rows={2}
        value={draft.enclosed}
        onChange={(enclosed) => set({ enclosed })}
      />
      <CheckboxGroup
        label={t.parties}
        isRequired
        options={others.map(({ agencyId, name }) => ({ id: String(agencyId), label: pick(name) }))}
        value={[...draft.parties]}
        onChange={(parties) => set({ parties })}
        error={isTried && draft.parties.length === 0 ? t.partiesNeeded : undefined}
      />
    </FormStack>
  );
}
