import { CommitmentSource } from '@boru/contract/commitments';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type Commitment, changePromise, type Promised, promise, useAgreementDeed, type Whole } from './api.ts';
import { commitmentMessages } from './messages.ts';

interface Props {
  readonly whole: Whole;
  /** Null: a new one. */
  readonly commitment: Commitment | null;
  readonly onClose: () => void;
}
type Draft = Omit<Promised, 'target' | 'fromYear'> & {
  readonly target: number | null;
  readonly fromYear: number | null;
};

const draftOf = ({ whole, commitment }: Props): Draft => {
  if (commitment === null)
    return {
      ...{ clause: whole.clauses[0]?.id ?? '', title: '', detail: '', owner: '', indicator: '', unit: '' },
      ...{ source: 'entered', target: null, fromYear: Number(whole.today.slice(0, 4)), toYear: null },
    };
  const { clause, title, detail, owner, indicator, unit, source, target, fromYear, toYear } = commitment;
  return { clause, title, detail, owner, indicator, unit, source, target, fromYear, toYear };
};
const texts = ['title', 'detail', 'owner', 'indicator', 'unit'] as const;
const wishOf = (draft: Draft): Promised | null => {
  const { target, fromYear } = draft;
  if (target === null || fromYear === null || texts.some((field) => draft[field].trim() === '')) return null;
  return { ...draft, target, fromYear };
};

export function PromiseSheet(props: Props) {
  const { commitment, onClose } = props;
  const t = useText(commitmentMessages);
  const [draft, setDraft] = useState(() => draftOf(props));
  const [isTried, setTried] = useState(false);
  const saving = useAgreementDeed(
    (wish: Promised): Promise<unknown> =>
      commitment === null ? promise(wish) : changePromise(commitment.id, commitment.version, wish),
    t.saved,
    onClose,
  );
  const save = () => {
    setTried(true);
    const wish = wishOf(draft);
    if (wish !== null) saving.mutate(wish);
  };
  return (
    <ConfirmSheet
      title={commitment === null ? t.addTitle : t.editTitle}
      isOpen
      onClose={onClose}
      onConfirm={save}
      confirmLabel={t.save}
      isPending={saving.isPending}
      error={saving.error}
      whoSees={t.whoSees}
      takeBack={t.takeBack}
    >
      <Fields
        whole={props.whole}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        isTried={isTried}
        error={saving.error}
      />
    </ConfirmSheet>
  );
}

interface FieldsProps {
  readonly whole: Whole;
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly isTried: boolean;
  readonly error: unknown;
}

function Fields({ whole, draft, set, isTried, error }: FieldsProps) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const locale = useLocale();
  const said = (field: (typeof texts)[number]) => ({
    isRequired: true,
    value: draft[field],
    error:
      isTried && draft[field].trim() === ''
        ? t.needed
        : (fieldError(error, `commitment.${field}`, locale) ?? fieldError(error, field, locale)),
  });
  return (
    <FormStack>
      <Select
        label={t.clause}
        options={whole.clauses.map(({ id, number, text }) => ({ id, label: `${number}. ${pick(text)}` }))}
        value={draft.clause}
        onChange={(clause) => set({ clause: clause ?? draft.clause })}
      />
      <TextField label={t.promiseTitle} maxLength={100} {...said('title')} onChange={(title) => set({ title })} />
      <TextArea
        label={t.detail}
        description={t.detailHint}
        rows={3}
        maxCharacters={1000}
        {...said('detail')}
        onChange={(detail) => set({ detail })}
      />
      <TextField
        label={t.owner}
        description={t.ownerHint}
        maxLength={80}
        {...said('owner')}
        onChange={(owner) => set({ owner })}
      />
      <Figures draft={draft} set={set} isTried={isTried} said={said} />
    </FormStack>
  );
}

interface FiguresProps extends Pick<FieldsProps, 'draft' | 'set' | 'isTried'> {
  readonly said: (field: (typeof texts)[number]) => { isRequired: boolean; value: string; error: string | undefined };
}

function Figures({ draft, set, isTried, said }: FiguresProps) {
  const t = useText(commitmentMessages);
  const pick = usePick();
  const numberOf = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const years = { minValue: 2024, maxValue: 2100, formatOptions: { useGrouping: false } };
  return (
    <>
      <TextField
        label={t.indicator}
        description={t.indicatorHint}
        maxLength={80}
        {...said('indicator')}
        onChange={(indicator) => set({ indicator })}
      />
      <Select
        label={t.source}
        options={CommitmentSource.options.map((id) => ({ id, label: pick(lists.commitmentSource[id]) }))}
        value={draft.source}
        onChange={(id) => set({ source: CommitmentSource.options.find((one) => one === id) ?? draft.source })}
      />
      <NumberField
        label={t.target}
        isRequired
        minValue={0}
        maxValue={1_000_000_000_000}
        value={draft.target ?? Number.NaN}
        onChange={(value) => set({ target: numberOf(value) })}
        error={isTried && draft.target === null ? t.needed : undefined}
      />
      <TextField
        label={t.unit}
        description={t.unitHint}
        maxLength={20}
        {...said('unit')}
        onChange={(unit) => set({ unit })}
      />
      <NumberField
        label={t.fromYear}
        isRequired
        {...years}
        value={draft.fromYear ?? Number.NaN}
        onChange={(value) => set({ fromYear: numberOf(value) })}
        error={isTried && draft.fromYear === null ? t.needed : undefined}
      />
      <NumberField
        label={t.toYear}
        description={t.toYearHint}
        isOptional
        {...years}
        value={draft.toYear ?? Number.NaN}
        onChange={(value) => set({ toYear: numberOf(value) })}
        error={draft.toYear !== null && draft.fromYear !== null && draft.toYear < draft.fromYear ? t.needed : undefined}
      />
    </>
  );
}
