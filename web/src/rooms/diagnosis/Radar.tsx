import styles from './Radar.module.css';
import { anchorOf, linesOf, pointOn, ring, shape } from './radar.ts';

const RADIUS = 120;
const SHARES = [0.25, 0.5, 0.75, 1];

export interface RadarAxis {
  readonly id: string;
  readonly label: string;
  readonly score: number | null;
  readonly before?: number | null | undefined;
}

/** One shape for now, a dashed one for last time. Everything it shows stands in the table beside it as well. */
export function Radar({
  axes,
  label,
  legend,
}: {
  axes: readonly RadarAxis[];
  label: string;
  legend?: readonly [string, string];
}) {
  const count = axes.length;
  if (count < 3) return null;
  return (
    <figure className={styles.figure}>
      <svg viewBox="-215 -160 430 320" role="img" aria-label={label} className={styles.chart}>
        {SHARES.map((share) => (
          <path key={share} d={ring(count, share, RADIUS)} className={styles.ring} />
        ))}
        {axes.map((axis, index) => {
          const end = pointOn(index, count, 1, RADIUS);
          return <line key={axis.id} x1={0} y1={0} x2={end.x} y2={end.y} className={styles.ring} />;
        })}
        {legend === undefined ? null : (
          <path
            d={shape(
              axes.map((axis) => axis.before ?? null),
              RADIUS,
            )}
            className={styles.before}
          />
        )}
        <path
          d={shape(
            axes.map((axis) => axis.score),
            RADIUS,
          )}
          className={styles.now}
        />
        {axes.map((axis, index) => (
          <AxisLabel key={axis.id} axis={axis} index={index} count={count} />
        ))}
      </svg>
      {legend === undefined ? null : (
        <figcaption className={styles.legend}>
          <span data-line="now">{legend[0]}</span>
          <span data-line="before">{legend[1]}</span>
        </figcaption>
      )}
    </figure>
  );
}

function AxisLabel({ axis, index, count }: { axis: RadarAxis; index: number; count: number }) {
  const corner = pointOn(index, count, (axis.score ?? 0) / 100, RADIUS);
  const at = pointOn(index, count, 1.1, RADIUS);
  const lines = linesOf(axis.label);
  return (
    <>
      {axis.score === null ? null : <circle cx={corner.x} cy={corner.y} r={3.5} className={styles.dot} />}
      <text
        x={at.x}
        y={at.y + (at.y < -60 ? -8 : 5) - (lines.length - 1) * 7}
        textAnchor={anchorOf(index, count)}
        className={styles.label}
      >
        {lines.map((line, row) => (
          <tspan key={line} x={at.x} dy={row === 0 ? 0 : 16}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}
