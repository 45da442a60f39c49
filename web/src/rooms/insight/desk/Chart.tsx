import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { late } from '#lib/late';
import type { Drawn, Plot } from './draw.ts';
import styles from './Insight.module.css';
import { figureMessages } from './messages.ts';

const loadDrawing = late(() => import('./draw.ts'));

/** A picture of what the table beside it says. Arrow keys walk through it; what is reached is said aloud. */
export function Chart({ plot, label, say }: { plot: Plot; label: string; say: (index: number) => string }) {
  const t = useText(figureMessages);
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [reached, setReached] = useState<number | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isGone = false;
    const watch = new ResizeObserver(() => drawn.current?.resize());
    loadDrawing().then(
      ({ draw }) => {
        if (isGone) return;
        drawn.current = draw(element);
        drawn.current.show(plot);
        watch.observe(element);
      },
      () => !isGone && setMissing(true),
    );
    return () => {
      isGone = true;
      watch.disconnect();
      drawn.current?.end();
      drawn.current = null;
    };
  }, [plot]);
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined || plot.names.length === 0) return;
    event.preventDefault();
    const next = Math.min(plot.names.length - 1, Math.max(0, (reached ?? (by > 0 ? -1 : plot.names.length)) + by));
    setReached(next);
    drawn.current?.point(next);
  };
  if (isMissing) return <p className={styles.missing}>{t.noChart}</p>;
  return (
    <>
      <div
        ref={place}
        role="img"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the picture
        tabIndex={0}
        className={styles.chart}
        data-rows={Math.min(12, Math.max(4, plot.kind === 'across' ? plot.names.length : 7))}
        onKeyDown={walk}
      />
      <p className="visually-hidden" aria-live="polite">
        {reached === null ? '' : say(reached)}
      </p>
    </>
  );
}
