import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Doubt } from '#ui/Doubt';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { WonField } from '../../money/Fields.tsx';
import styles from '../Awards.module.css';
import { useAwardDeed } from '../api.ts';
import { handInResult, type SpendingView } from './api.ts';
import { spendingMessages } from './messages.ts';

interface Props {
  readonly awardId: string;
  readonly spending: SpendingView;
}

/** The report of the result, with the day it is due and where that day comes from. */
export function Result({ awardId, spending }: Props) {
  const t = useText(spendingMessages);
  const { won, date, dateTime } = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t.report}>
      <Due due={spending.due} />
      {spending.reports.length === 0 ? <p>{t.reportNone}</p> : null}
      <ul className={styles.list}>
        {spending.reports.map(({ number, completedOn, summary, interestWon, byName, at }) => (
          <li key={number}>
            <strong>{t.reported({ date: date(completedOn), interest: won(interestWon) })}</strong>
            <br />
            {summary}
            <br />
            <span className="small muted">
              {byName} · {dateTime(at)}
            </span>
          </li>
        ))}
      </ul>
      {spending.may.includes('handInResult') ? (
        <Actions>
          <Button onPress={() => setOpen(true)}>{t.reportGo}</Button>
        </Actions>
      ) : null}
      {isOpen ? <ResultSheet awardId={awardId} spending={spending} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Due({ due }: { due: SpendingView['due'] }) {
  const t = useText(spendingMessages);
  const { date } = useFormats();
  if (due === null)
    return (
      <p>
        <Doubt note={t.noRule} />
      </p>
    );
  return (
    <p>
      {t.due({ date: date(due.dueOn), article: due.article })} {t.dueWhy({ from: date(due.from) })}{' '}
      {due.verified ? null : <Doubt note={t.unverified} />}
      {due.note === null ? null : <span className="small"> {due.note}</span>}
    </p>
  );
}

interface SheetProps {
  readonly awardId: string;
  readonly spending: SpendingView;
  readonly onClose: () => void;
}
function ResultSheet({ awardId, spending, onClose }: SheetProps) {
  const t = useText(spendingMessages);
  const locale = useLocale();
  const [completedOn, setCompletedOn] = useState(todayInSeoul());
  const [summary, setSummary] = useState('');
  const [interestWon, setInterest] = useState(0);
  const seen = spending.reports[0]?.number ?? 0;
  const handing = useAwardDeed(
    () => handInResult(awardId, { seen, completedOn, summary: summary.trim(), interestWon }),
    t.done,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.reportGo}
      isOpen
      onClose={onClose}
      onConfirm={() => handing.mutate()}
      confirmLabel={t.reportGo}
      isPending={handing.isPending}
      isDisabled={summary.trim() === '' || !(interestWon >= 0)}
      whoSees={t.who}
      error={handing.error}
    >
      <FormStack>
        <DateField
          label={t.completedOn}
          value={completedOn}
          onChange={(on) => setCompletedOn(on ?? completedOn)}
          isRequired
          error={fieldError(handing.error, 'completedOn', locale)}
        />
        <TextArea label={t.summary} value={summary} onChange={setSummary} maxCharacters={4000} rows={5} isRequired />
        <WonField
          label={t.interest}
          description={t.interestWhy}
          value={interestWon}
          least={0}
          onChange={setInterest}
          error={fieldError(handing.error, 'interestWon', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
