import { CommitmentStanding } from '@boru/contract/commitments';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { type Review, type Said, useAgreementDeed, writeEntry } from '../commitments/api.ts';
import { reviewMessages } from './messages.ts';
import type { Own } from './OwnPart.tsx';

interface Props {
  readonly review: Review;
  readonly own: Own;
  readonly onClose: () => void;
}
type Draft = Pick<Said, 'standing' | 'actual'> & {
  readonly words: string;
  readonly hindrance: string;
  readonly nextStep: string;
};
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function EntrySheet({ review, own: { promise, entry }, onClose }: Props) {
  const t = useText(reviewMessages);
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>({
    ...{
      standing: entry?.standing ?? 'onTrack',
      actual: promise.source === 'entered' ? (entry?.actual ?? null) : null,
    },
    ...{ words: entry?.words ?? '', hindrance: entry?.hindrance ?? '', nextStep: entry?.nextStep ?? '' },
  });
  const saving = useAgreementDeed((said: Said) => writeEntry(review.id, promise.commitmentId, said), t.saved, onClose);
  const missing = missingOf(draft, promise.source === 'entered');
  const save = () => {
    setTried(true);
    if (missing.length > 0) return;
    const { standing, actual, words, hindrance, nextStep } = draft;
    const said = { standing, actual, words: words.trim(), hindrance: orNull(hindrance), nextStep: orNull(nextStep) };
    saving.mutate({ version: entry?.version ?? null, ...said });
  };
  return (
    <ConfirmSheet
      title={t.writeTitle({ title: promise.title })}
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
        review={review}
        promise={promise}
        draft={draft}
        set={(change) => setDraft((before) => ({ ...before, ...change }))}
        missing={isTried ? missing : []}
        error={saving.error}
      />
    </ConfirmSheet>
  );
}

type Field = 'actual' | 'words' | 'hindrance';
/** What the server would ask for. */
const missingOf = ({ standing, actual, words, hindrance }: Draft, isAsked: boolean): Field[] => [
  ...(isAsked && standing !== 'stopped' && actual === null ? (['actual'] as const) : []),
  ...(words.trim() === '' ? (['words'] as const) : []),
  ...((standing === 'late' || standing === 'stopped') && hindrance.trim() === '' ? (['hindrance'] as const) : []),
];

interface FieldsProps {
  readonly review: Review;
  readonly promise: Own['promise'];
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly missing: readonly Field[];
  readonly error: unknown;
}

function Fields({ review, promise, draft, set, missing, error }: FieldsProps) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const locale = useLocale();
  const faultOf = (field: Field) => (missing.includes(field) ? t.needed : fieldError(error, field, locale));
  return (
    <FormStack>
      <RadioGroup
        label={t.standing}
        options={CommitmentStanding.options.map((id) => ({ id, label: pick(lists.commitmentStanding[id]) }))}
        value={draft.standing}
        onChange={(id) => set({ standing: CommitmentStanding.options.find((one) => one === id) ?? draft.standing })}
      />
      {promise.source === 'entered' ? (
        <NumberField
          label={t.actual({ indicator: promise.indicator, year: review.year })}
          unit={promise.unit}
          minValue={0}
          maxValue={1_000_000_000_000}
          value={draft.actual ?? Number.NaN}
          onChange={(actual) => set({ actual: Number.isNaN(actual) ? null : actual })}
          error={faultOf('actual')}
        />
      ) : (
        <p className="small muted">
          {t.actual({ indicator: promise.indicator, year: review.year })}: {t.counted}
        </p>
      )}
      <TextArea
        label={t.words}
        isRequired
        rows={3}
        maxCharacters={1000}
        value={draft.words}
        onChange={(words) => set({ words })}
        error={faultOf('words')}
      />
      <TextArea
        label={t.hindrance}
        description={t.hindranceHint}
        rows={2}
        maxCharacters={1000}
        value={draft.hindrance}
        onChange={(hindrance) => set({ hindrance })}
        error={faultOf('hindrance')}
      />
      <TextArea
        label={t.nextStep}
        isOptional
        rows={2}
        maxCharacters={1000}
        value={draft.nextStep}
        onChange={(nextStep) => set({ nextStep })}
      />
    </FormStack>
  );
}
