import { AgendaKind, PaperClass } from '@boru/contract/council';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { changeItem, type Item, type Meeting, useCouncilDeed, writeItem } from '../council/api.ts';
import { meetingMessages } from './messages.ts';

type Draft = Pick<Item, 'kind' | 'class' | 'title' | 'words'> & { readonly readers: readonly string[] };
type Wish = Omit<Draft, 'readers'> & { readonly readers: number[] };
const empty: Draft = { kind: 'decision', class: 'members', title: '', words: '', readers: [] };
const draftOf = ({ kind, class: of, title, words, readers }: Item): Draft => ({
  ...{ kind, class: of, title, words, readers: readers.map(String) },
});

/** An item of the agenda with its paper, and who may read it. */
export function ItemSheet({ meeting, item, onClose }: { meeting: Meeting; item: Item | null; onClose: () => void }) {
  const t = useText(meetingMessages);
  const [draft, setDraft] = useState<Draft>(() => (item === null ? empty : draftOf(item)));
  const [isTried, setTried] = useState(false);
  const saving = useCouncilDeed(
    (wish: Wish): Promise<unknown> =>
      item === null ? writeItem(meeting.id, wish) : changeItem(item.id, item.version, wish),
    t.written,
    onClose,
  );
  const isNamed = draft.class === 'named';
  const send = () => {
    setTried(true);
    if (draft.title.trim() === '' || draft.words.trim() === '' || (isNamed && draft.readers.length === 0)) return;
    saving.mutate({ ...draft, readers: isNamed ? draft.readers.map(Number) : [] });
  };
  return (
    <ConfirmSheet
      title={item === null ? t.write : t.change}
      isOpen
      onClose={onClose}
      onConfirm={send}
      confirmLabel={t.save}
      isPending={saving.isPending}
      error={saving.error}
      takeBack={t.itemBack}
    >
      <Fields
        meeting={meeting}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={saving.error}
      />
    </ConfirmSheet>
  );
}

interface Props {
  readonly meeting: Meeting;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ meeting, draft, set, isTried, error }: Props) {
  const t = useText(meetingMessages);
  const pick = usePick();
  const locale = useLocale();
  const faultOf = (field: 'title' | 'words' | 'readers', isMissing: boolean) =>
    isTried && isMissing ? t.needed : (fieldError(error, field, locale) ?? fieldError(error, `item.${field}`, locale));
  return (
    <FormStack>
      <RadioGroup
        label={t.itemKind}
        direction="row"
        options={AgendaKind.options.map((id) => ({ id, label: pick(lists.agendaKind[id]) }))}
        value={draft.kind}
        onChange={(id) => set({ kind: AgendaKind.options.find((one) => one === id) ?? draft.kind })}
      />
      <TextField
        label={t.itemTitle}
        isRequired
        maxLength={120}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={faultOf('title', draft.title.trim() === '')}
      />
      <TextArea
        label={t.itemWords}
        description={t.itemWordsHint}
        isRequired
        rows={6}
        maxCharacters={10_000}
        value={draft.words}
        onChange={(words) => set({ words })}
        error={faultOf('words', draft.words.trim() === '')}
      />
      <RadioGroup
        label={t.itemClass}
        options={PaperClass.options.map((id) => ({ id, label: pick(lists.paperClass[id]) }))}
        value={draft.class}
        onChange={(id) => set({ class: PaperClass.options.find((one) => one === id) ?? draft.class })}
      />
      {draft.class === 'named' ? (
        <CheckboxGroup
          label={t.readers}
          description={t.readersHint}
          options={meeting.agencies.map(({ agencyId, name }) => ({ id: String(agencyId), label: pick(name) }))}
          value={draft.readers}
          onChange={(readers) => set({ readers })}
          error={faultOf('readers', draft.readers.length === 0)}
        />
      ) : null}
    </FormStack>
  );
}
