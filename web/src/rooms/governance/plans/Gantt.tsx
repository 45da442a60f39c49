import { daysBetween } from '@boru/contract/civil';
import { useText } from '#lib/i18n';
import type { Plan } from './api.ts';
import styles from './Gantt.module.css';
import { planMessages } from './messages.ts';

const wide = 720;
const left = 200;
const rowHeight = 28;
const top = 24;

interface Bar {
  readonly id: string;
  readonly title: string;
  readonly from: number;
  readonly width: number;
  readonly done: number;
}

/** Where each task lies between the first and the last day of the plan. */
export function barsOf(plan: Pick<Plan, 'nodes' | 'fromYear' | 'toYear'>): Bar[] {
  const [first, last] = [`${plan.fromYear}-01-01`, `${plan.toYear}-12-31`];
  const total = daysBetween(first, last) + 1;
  const scale = (days: number) => (days / total) * (wide - left);
  return plan.nodes.flatMap(({ id, title, task }) => {
    if (task === null) return [];
    const width = scale(daysBetween(task.fromOn, task.toOn) + 1);
    const from = left + scale(daysBetween(first, task.fromOn));
    return [{ id, title, from, width, done: (width * task.percent) / 100 }];
  });
}

/** The tasks against time; the table of the plan says the same in words. */
export function Gantt({ plan }: { plan: Plan }) {
  const t = useText(planMessages);
  const bars = barsOf(plan);
  if (bars.length === 0) return null;
  const height = top + bars.length * rowHeight + 8;
  const years = plan.toYear - plan.fromYear + 1;
  const [first, last] = [`${plan.fromYear}-01-01`, `${plan.toYear}-12-31`];
  const marks = years === 1 ? 12 : years;
  const late = plan.nodes.filter(({ task }) => task?.isLate).length;
  const isNow = plan.today >= first && plan.today <= last;
  const todayAt = left + (daysBetween(first, plan.today) / (daysBetween(first, last) + 1)) * (wide - left);
  return (
    // A wide plan is scrolled by keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className={styles.frame} tabIndex={0} aria-label={t.gantt}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${wide} ${height}`}
        role="img"
        aria-label={t.ganttText({ count: bars.length, late })}
      >
        {Array.from({ length: marks }, (_none, at) => {
          const x = left + (at / marks) * (wide - left);
          return (
            <g key={x}>
              <line className={styles.month} x1={x} x2={x} y1={16} y2={height} />
              <text className={styles.label} x={x + 3} y={12}>
                {years === 1 ? at + 1 : plan.fromYear + at}
              </text>
            </g>
          );
        })}
        {bars.map((bar, at) => (
          <g key={bar.id}>
            <text className={styles.label} x={0} y={top + at * rowHeight + 16}>
              {bar.title.length > 18 ? `${bar.title.slice(0, 17)}…` : bar.title}
            </text>
            <rect
              className={styles.bar}
              x={bar.from}
              y={top + at * rowHeight + 4}
              width={bar.width}
              height={16}
              rx={3}
            />
            <rect
              className={styles.done}
              x={bar.from}
              y={top + at * rowHeight + 4}
              width={bar.done}
              height={16}
              rx={3}
            />
          </g>
        ))}
        {isNow ? <line className={styles.today} x1={todayAt} x2={todayAt} y1={16} y2={height} /> : null}
      </svg>
    </section>
  );
}
