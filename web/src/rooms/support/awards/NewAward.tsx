import { lists } from '@boru/contract/words';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import styles from './Awards.module.css';
import {
  type AwardList,
  decideAward,
  findOverlaps,
  type NewAward,
  type Overlaps,
  useAwardDeed,
  useWord,
} from './api.ts';
import { awardMessages } from './messages.ts';
import { type Instalment, InstalmentFields, noItem, PlanFields, sumOf } from './PlanFields.tsx';

type Draft = Omit<NewAward, 'instalments' | 'overlapWords'> & { instalments: Instalment[]; overlapWords: string };
type Part = { readonly draft: Draft; readonly onChange: (draft: Draft) => void; readonly error: unknown };

const fresh = (key: string): Draft => ({
  ...{ key, lineId: '', businessNumber: '', title: '', item: 'accessControl', reason: '', overlapWords: '' },
  ...{ periodFrom: todayInSeoul(), periodTo: todayInSeoul(), plan: [noItem] },
  instalments: [{ amountWon: Number.NaN, plannedOn: todayInSeoul() }],
});
const wishOf = ({ overlapWords, instalments, ...draft }: Draft): NewAward => ({
  ...draft,
  title: draft.title.trim(),
  reason: draft.reason.trim(),
  businessNumber: draft.businessNumber.replace(/\D/g, ''),
  instalments: instalments.map((one) => ({ ...one, condition: null })),
  overlapWords: overlapWords.trim() === '' ? null : overlapWords.trim(),
});
const isWhole = (draft: Draft): boolean =>
  draft.lineId !== '' &&
  [draft.businessNumber, draft.title, draft.reason].every((text) => text.trim() !== '') &&
  draft.plan.every(({ item, grantWon, ownWon }) => item.trim() !== '' && grantWon >= 0 && ownWon >= 0) &&
  draft.instalments.every(({ amountWon, plannedOn }) => amountWon >= 1 && plannedOn !== '');

/** One award: out of which line, to whom, for what, in which parts. The key is made once: a second press is the same award. */
export function NewAwardSheet({ lines, onClose }: { lines: AwardList['lines']; onClose: () => void }) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const [draft, setDraft] = useState(() => fresh(newKey()));
  const writing = useAwardDeed(() => decideAward(wishOf(draft)), t.written, onClose);
  const part = { draft, onChange: setDraft, error: writing.error };
  return (
    <ConfirmSheet
      title={t.write}
      isOpen
      onClose={onClose}
      onConfirm={() => writing.mutate()}
      confirmLabel={t.writeGo}
      isPending={writing.isPending}
      isDisabled={!isWhole(draft)}
      whoSees={t.writeWho}
      takeBack={t.writeBack}
      error={writing.error}
    >
      <FormStack>
        <What {...part} lines={lines} />
        <PlanFields plan={draft.plan} onChange={(plan) => setDraft({ ...draft, plan })} error={writing.error} />
        <InstalmentFields
          rows={draft.instalments}
          onChange={(instalments) => setDraft({ ...draft, instalments })}
          error={writing.error}
        />
        <Sums draft={draft} />
        <TextArea
          label={t.reason}
          value={draft.reason}
          onChange={(reason) => setDraft({ ...draft, reason })}
          maxCharacters={500}
          rows={2}
          isRequired
          error={fieldError(writing.error, 'reason', locale)}
        />
        <OverlapCheck {...part} />
      </FormStack>
    </ConfirmSheet>
  );
}

function What({ draft, onChange, error, lines }: Part & { lines: AwardList['lines'] }) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const word = useWord();
  const formats = useFormats();
  const items = Object.keys(lists.awardItem).map((id) => ({ id, label: word('awardItem', id) }));
  return (
    <>
      <Select
        label={t.line}
        value={draft.lineId === '' ? null : draft.lineId}
        options={lines.map(({ id, name, fiscalYear, article, availableWon }) => ({
          id,
          label: t.lineOf({ name, year: fiscalYear, left: formats.won(availableWon) }),
          detail: article,
        }))}
        onChange={(lineId) => onChange({ ...draft, lineId: lineId ?? '' })}
        error={fieldError(error, 'lineId', locale)}
      />
      <TextField
        label={t.number}
        description={t.numberWhy}
        value={draft.businessNumber}
        onChange={(businessNumber) => onChange({ ...draft, businessNumber })}
        maxLength={12}
        isRequired
        error={fieldError(error, 'businessNumber', locale)}
      />
      <TextField
        label={t.name}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        maxLength={100}
        isRequired
        error={fieldError(error, 'title', locale)}
      />
      <Select
        label={t.item}
        description={t.itemWhy}
        value={draft.item}
        options={items}
        onChange={(id) => onChange({ ...draft, item: (id ?? draft.item) as Draft['item'] })}
      />
      <Period draft={draft} onChange={onChange} error={error} />
    </>
  );
}

function Period({ draft, onChange, error }: Part) {
  const t = useText(awardMessages);
  const locale = useLocale();
  return (
    <div className={styles.row}>
      <DateField
        label={t.from}
        value={draft.periodFrom}
        onChange={(on) => onChange({ ...draft, periodFrom: on ?? draft.periodFrom })}
        isRequired
        error={fieldError(error, 'periodFrom', locale)}
      />
      <DateField
        label={t.to}
        value={draft.periodTo}
        onChange={(on) => onChange({ ...draft, periodTo: on ?? draft.periodTo })}
        isRequired
        error={fieldError(error, 'periodTo', locale)}
      />
    </div>
  );
}

function Sums({ draft: { plan, instalments } }: { draft: Draft }) {
  const t = useText(awardMessages);
  const { won } = useFormats();
  const grant = sumOf(plan.map(({ grantWon }) => grantWon));
  const planned = sumOf(instalments.map(({ amountWon }) => amountWon));
  const own = sumOf(plan.map(({ ownWon }) => ownWon));
  return (
    <div aria-live="polite">
      <p>{t.sums({ grant: won(grant), own: won(own), planned: won(planned) })}</p>
      {/* Always a line, so that nothing below moves away under a press. */}
      <p>{grant === planned ? t.sumsAgree : <strong>{t.sumsDiffer}</strong>}</p>
    </div>
  );
}

function OverlapCheck({ draft, onChange, error }: Part) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const { businessNumber, item, periodFrom, periodTo } = draft;
  const asking = useMutation({
    mutationFn: () => findOverlaps({ businessNumber: businessNumber.replace(/\D/g, ''), item, periodFrom, periodTo }),
  });
  return (
    <>
      <Button isPending={asking.isPending} isDisabled={businessNumber === ''} onPress={() => asking.mutate()}>
        {t.overlapAsk}
      </Button>
      <p className="small">{t.overlapTold}</p>
      {asking.error === null ? null : <Fault error={asking.error} />}
      {asking.data === undefined ? null : <Found found={asking.data} />}
      <TextArea
        label={t.overlapWhy}
        value={draft.overlapWords}
        onChange={(overlapWords) => onChange({ ...draft, overlapWords })}
        maxCharacters={500}
        rows={2}
        isOptional
        error={fieldError(error, 'overlapWords', locale)}
      />
    </>
  );
}

export function Found({ found: { items, years } }: { found: Overlaps }) {
  const t = useText(awardMessages);
  const pick = usePick();
  if (items.length === 0) return <Notice tone="success" isLive title={t.overlapNone({ years })} />;
  return (
    <Notice tone="warning" isLive>
      <ul className={styles.list}>
        {items.map(({ agencyName, reference, isSameTime }) => (
          <li key={reference}>
            {t.overlap({ agency: pick(agencyName), reference })} · {isSameTime ? t.overlapSame : t.overlapPast}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
