import type { Outcome, PlanItem, PlanProgramme } from '@boru/contract/diagnosis';
import type { QuestionSet } from '@boru/contract/question-set';
import { proposePlan } from '@boru/engines/diagnosis';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Link } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Tag } from '#ui/Tag';
import { diagnosisMessages } from './messages.ts';
import styles from './Plan.module.css';

interface PlanProps {
  readonly set: QuestionSet;
  readonly outcome: Outcome;
  readonly programmes: readonly PlanProgramme[];
  readonly from: string;
}

/** A short list first (people act on six things, not on thirty); the rest on request, and always on paper. */
const SHORT = 6;

export function Plan({ set, outcome, programmes, from }: PlanProps) {
  const t = useText(diagnosisMessages);
  const [pace, setPace] = useState('1');
  const [all, setAll] = useState(false);
  const items = proposePlan(set, outcome, programmes, { on: from, daysPerWeek: Number(pace) });
  const paces = [
    { id: '0.5', label: t.paceHalf },
    { id: '1', label: t.paceOne },
    { id: '2', label: t.paceTwo },
  ];
  if (items.length === 0) return <Notice tone="success">{t.planNone}</Notice>;
  return (
    <>
      <p>{t.planLead}</p>
      <div className={styles.pace}>
        <RadioGroup
          label={t.pace}
          description={t.pacePlan}
          options={paces}
          direction="row"
          value={pace}
          onChange={setPace}
        />
      </div>
      <ol className={styles.list}>
        {items.map((item, index) => (
          <li key={item.question} className={styles.item} data-late={!all && index >= SHORT ? '' : undefined}>
            <Item set={set} item={item} programmes={programmes} />
          </li>
        ))}
      </ol>
      {all || items.length <= SHORT ? null : (
        <Button onPress={() => setAll(true)}>{t.showAll({ count: items.length - SHORT })}</Button>
      )}
    </>
  );
}

function Item({ set, item, programmes }: { set: QuestionSet; item: PlanItem; programmes: readonly PlanProgramme[] }) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const pick = usePick();
  const question = set.questions.find((each) => each.id === item.question);
  return (
    <>
      <h3 className={styles.question}>
        {question === undefined ? item.question : pick(question.text)}{' '}
        {item.critical ? <Tag tone="amber">{t.critical}</Tag> : null}
      </h3>
      <p className={styles.figures}>
        <span>{t.gain({ points: formats.number(Math.round(item.points * 10) / 10) })}</span>
        <span>{t.effort({ days: item.effortDays })}</span>
        <span>{t.by({ date: formats.date(item.by) })}</span>
      </p>
      <dl className={styles.ways}>
        <dt>{t.own}</dt>
        <dd>{pick(item.action)}</dd>
        <dt>{t.help}</dt>
        <dd>
          <Programmes fits={item.programmes} programmes={programmes} />
        </dd>
      </dl>
    </>
  );
}

function Programmes({ fits, programmes }: { fits: PlanItem['programmes']; programmes: readonly PlanProgramme[] }) {
  const t = useText(diagnosisMessages);
  const pick = usePick();
  const found = fits.flatMap((fit) => programmes.find((each) => each.id === fit.id) ?? []).slice(0, 3);
  if (found.length === 0) return <span className="muted">{t.helpNone}</span>;
  return (
    <ul className={styles.programmes}>
      {found.map((programme) => (
        <li key={programme.id}>
          <Link to={`/support?programme=${programme.id}`}>{pick(programme.name)}</Link>{' '}
          <span className="muted">{pick(programme.operator)}</span>{' '}
          {programme.verified ? null : <Tag tone="amber">{t.unverified}</Tag>}
        </li>
      ))}
    </ul>
  );
}
