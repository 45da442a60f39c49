import { useText } from '#lib/i18n';
import styles from './Marks.module.css';
import { appMessages } from './messages.ts';

/** On every page of the sample world, on screen and on paper. It lies over the edge of the page, so that nothing moves when it appears. */
export function DemoMark() {
  const t = useText(appMessages);
  return (
    <aside className={styles.demo} aria-label={t.sample}>
      <strong>{t.sample}</strong> <span>{t.sampleExplained}</span>
    </aside>
  );
}
