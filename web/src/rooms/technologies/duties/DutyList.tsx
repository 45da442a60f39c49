import type { DutyView, PeriodView } from '@boru/contract/technologies';
import { wordOf } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { Explain } from '#ui/ExplainSheet';
import { Tag } from '#ui/Tag';
import { technologyMessages } from '../messages.ts';
import { listWord } from '../words.ts';
import { Articles } from './Articles.tsx';
import styles from './Duties.module.css';
import { dutyMessages } from './messages.ts';
import { periodNotes, periodText } from './periods.ts';

/** What would follow, each with who decides, how long, the form and, one press further, the article. */
export function DutyList({ duties, lists }: { duties: readonly DutyView[]; lists: ReadonlySet<string> }) {
  return (
    <ul className={styles.duties}>
      {duties.map((duty) => (
        <Duty key={duty.id} duty={duty} lists={lists} />
      ))}
    </ul>
  );
}

type Row = DutyView['perList'][number];

function Duty({ duty, lists }: { duty: DutyView; lists: ReadonlySet<string> }) {
  const words = useText(technologyMessages);
  const pick = usePick();
  const rows = duty.perList.filter((row) => lists.has(row.list));
  return (
    <li>
      <strong>{pick(duty.title)}</strong>{' '}
      {duty.verified && rows.every((row) => row.verified) ? null : <Tag tone="amber">{words.unverified}</Tag>}
      <p>{pick(duty.what)}</p>
      {rows.map((row) => (
        <DutyRow key={row.list} duty={duty} row={row} named={rows.length > 1} />
      ))}
    </li>
  );
}

function DutyRow({ duty, row, named }: { duty: DutyView; row: Row; named: boolean }) {
  const t = useText(dutyMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const who = row.decidedBy === null ? t.nobody : pick(row.decidedBy);
  return (
    <div className={styles.row}>
      <p className="small">
        {named ? <strong>{words[listWord(row.list)]}: </strong> : null}
        {pick(row.deadline)}
        {row.dueOn === null ? null : ` (${t.dueOn({ date: formats.date(row.dueOn) })})`}
        <span className="muted">
          {' '}
          · {row.law.map(({ short, article }) => `${pick(short)} ${article}`).join(', ')} · {t.decidedBy}: {who}
        </span>
      </p>
      <Explain
        label={t.basis}
        title={t.basisOf({ title: pick(duty.title) })}
        explanation={{
          result: pick(row.deadline),
          rule: <Articles articles={row.law} />,
          inputs: [
            { name: t.decidedBy, value: who },
            {
              name: t.form,
              value: row.form === null ? t.noForm : t.formText({ number: row.form.number ?? '', name: row.form.name }),
            },
            ...(row.sanction === null ? [] : [{ name: t.sanction, value: pick(row.sanction) }]),
            ...row.periods.map((period) => ({ name: pick(period.title), value: <Period period={period} /> })),
          ],
          edition: <p>{row.note ?? t.source}</p>,
        }}
      />
    </div>
  );
}

function Period({ period }: { period: PeriodView }) {
  const t = useText(dutyMessages);
  const locale = useLocale();
  const pick = usePick();
  const actor = wordOf('deadlineActor', period.actor);
  return (
    <>
      <strong>
        {actor === null ? null : `${pick(actor)}: `}
        {periodText(period, locale)}
      </strong>
      <br />
      <small className="muted">
        {[t.from({ trigger: pick(period.trigger) }), ...periodNotes(period, locale)].join(' ')}{' '}
        {period.law.map(({ short, article }) => `${pick(short)} ${article}`).join(', ')}
      </small>
    </>
  );
}
