import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import styles from './Live.module.css';
import { liveMessages } from './messages.ts';
import type { LiveState } from './useLive.ts';

/** Above an open case: that it has changed elsewhere, and who else has it open. Its room is always kept, so nothing jumps; the way back stands in it. */
export function NewsLine({ live, children }: { live: LiveState; children?: ReactNode }) {
  const t = useText(liveMessages);
  const pick = usePick();
  const names = live.company.map(({ agency, name }) => name ?? t.somebodyOf({ agency: pick(agency) }));
  return (
    <div className={styles.line} data-print="hide">
      {children}
      <p role="status">
        {live.hasNews ? <strong className={styles.news}>{t.news}</strong> : null}
        {names.length === 0 ? null : (
          <span className={styles.present}>
            <span aria-hidden="true" className={styles.dot} />
            {t.present({ names: names.join(', ') })}
          </span>
        )}
      </p>
      {live.hasNews ? (
        <Button size="small" onPress={live.show}>
          {t.show}
        </Button>
      ) : null}
    </div>
  );
}
