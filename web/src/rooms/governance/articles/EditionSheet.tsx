import { ArticleKind, type EditionInput } from '@boru/contract/ordinance';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Checkbox, RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { type Detail, useArticleDeed, writeArticle, writeEdition } from './api.ts';
import { articleMessages } from './messages.ts';

interface Draft {
  readonly kind: ArticleKind;
  readonly statute: string;
  readonly number: string;
  readonly title: string;
  readonly words: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
  readonly isVerified: boolean;
}
const empty = { kind: 'ordinance', statute: '', number: '', title: '', words: '', source: '' } as const;
const fresh = { validFrom: null, validTo: null, isVerified: false } as const;
/** A new edition begins with the words of the last one: what a revision changes is mostly a word or two. */
const draftOf = (article: Detail | null): Draft => {
  const last = article?.editions.find(({ withdrawn }) => withdrawn === null);
  if (article === null) return { ...empty, ...fresh };
  const { kind, statute } = article;
  const words = { number: last?.number ?? '', title: last?.title ?? '', words: last?.words ?? '' };
  return { ...empty, kind, statute, ...words, ...fresh };
};
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const editionOf = ({ number, title, words, validFrom, validTo, source, isVerified }: Draft): EditionInput | null =>
  validFrom === null || title.trim() === '' || source.trim() === ''
    ? null
    : {
        ...{ number: orNull(number), title: title.trim(), words: orNull(words), validFrom, validTo },
        ...{ source: source.trim(), isVerified },
      };

/** A new article with its first edition, or a further edition of one. */
export function EditionSheet({ article, onClose }: { article: Detail | null; onClose: () => void }) {
  const t = useText(articleMessages);
  const [draft, setDraft] = useState<Draft>(() => draftOf(article));
  const [isTried, setTried] = useState(false);
  const saving = useArticleDeed(
    (edition: EditionInput): Promise<unknown> =>
      article === null
        ? writeArticle({ kind: draft.kind, statute: draft.statute.trim(), edition })
        : writeEdition(article.id, edition),
    article === null ? t.written : t.editionWritten,
    onClose,
  );
  return (
    <ConfirmSheet
      title={article === null ? t.write : t.newEdition}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        const edition = editionOf(draft);
        if (edition !== null && draft.statute.trim() !== '') saving.mutate(edition);
      }}
      confirmLabel={article === null ? t.write : t.newEdition}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={t.who}
      takeBack={t.back}
    >
      <Fields
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        isNew={article === null}
        error={saving.error}
      />
    </ConfirmSheet>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly isNew: boolean;
  readonly error: unknown;
}

function Fields({ draft, set, isTried, isNew, error }: FieldsProps) {
  const t = useText(articleMessages);
  const locale = useLocale();
  // An edition travels inside its article when both are new.
  const faultOf = (field: string) => fieldError(error, field, locale) ?? fieldError(error, `edition.${field}`, locale);
  const wanted = (field: 'statute' | 'title' | 'source') => ({
    isRequired: true,
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    error: isTried && draft[field].trim() === '' ? t.needed : faultOf(field),
  });
  const day = (field: 'validFrom' | 'validTo') => ({
    value: draft[field],
    onChange: (on: string | null) => set({ [field]: on }),
    error: isTried && field === 'validFrom' && draft.validFrom === null ? t.needed : faultOf(field),
  });
  return (
    <FormStack>
      {isNew ? (
        <>
          <RadioGroup
            label={t.kind}
            options={ArticleKind.options.map((id) => ({ id, label: t[id] }))}
            value={draft.kind}
            onChange={(id) => set({ kind: ArticleKind.options.find((one) => one === id) ?? draft.kind })}
          />
          <TextField label={t.statute} description={t.statuteHint} maxLength={200} {...wanted('statute')} />
        </>
      ) : null}
      <TextField
        label={t.number}
        description={t.numberHint}
        maxLength={40}
        value={draft.number}
        onChange={(number) => set({ number })}
      />
      <TextField label={t.name} maxLength={120} {...wanted('title')} />
      <TextArea
        label={t.words}
        description={t.wordsHint}
        rows={8}
        maxCharacters={20_000}
        value={draft.words}
        onChange={(words) => set({ words })}
        error={faultOf('words')}
      />
      <DateField label={t.validFrom} isRequired {...day('validFrom')} />
      <DateField label={t.validTo} {...day('validTo')} />
      <TextField label={t.source} description={t.sourceHint} maxLength={500} {...wanted('source')} />
      <Checkbox
        label={t.verified}
        detail={t.verifiedHint}
        isSelected={draft.isVerified}
        onChange={(isVerified) => set({ isVerified })}
      />
    </FormStack>
  );
}
