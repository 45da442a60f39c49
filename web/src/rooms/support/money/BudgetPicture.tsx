import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Section } from '#ui/Page';
import type { Line } from './api.ts';
import styles from './Money.module.css';
import { budgetMessages } from './messages.ts';

const parts = ['spent', 'held', 'committed', 'available'] as const;

/** Where the money of a line lies now. What was returned has left the line. */
const partsOf = (line: Line): Readonly<Record<(typeof parts)[number], number>> => {
  const held = Math.max(0, line.disbursedWon - line.spentWon - line.dueWon - line.returnedWon);
  return {
    spent: line.spentWon,
    held,
    committed: Math.max(0, line.committedWon - line.disbursedWon),
    available: line.availableWon,
  };
};

/** One bar per line; the table above says the same in figures. */
export function BudgetPicture({ lines }: { lines: readonly Line[] }) {
  const t = useText(budgetMessages);
  const formats = useFormats();
  const legend = {
    spent: t.legendSpent,
    held: t.legendHeld,
    committed: t.legendCommitted,
    available: t.legendAvailable,
  };
  return (
    <Section title={t.picture}>
      <p className={styles.legend}>
        {parts.map((part) => (
          <span key={part}>
            <span className={styles.key} data-part={part} aria-hidden="true" /> {legend[part]}
          </span>
        ))}
      </p>
      <ul className={styles.bars}>
        {lines.map((line) => {
          const held = partsOf(line);
          const total = parts.reduce((so, part) => so + held[part], 0);
          const spoken = Object.fromEntries(parts.map((part) => [part, formats.won(held[part])]));
          return (
            <li key={line.id}>
              <span className="small">{line.name}</span>
              <svg
                className={styles.bar}
                viewBox="0 0 1000 16"
                preserveAspectRatio="none"
                role="img"
                aria-label={t.pictureLine({ name: line.name, ...(spoken as Record<(typeof parts)[number], string>) })}
              >
                <Bars held={held} total={total} />
              </svg>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Bars({ held, total }: { held: ReturnType<typeof partsOf>; total: number }) {
  let from = 0;
  return parts.map((part) => {
    const width = total === 0 ? 0 : (held[part] / total) * 1000;
    const x = from;
    from += width;
    return <rect key={part} className={styles.part} data-part={part} x={x} y={0} width={width} height={16} />;
  });
}
