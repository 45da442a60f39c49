import { useEffect } from 'react';
import { useText } from '#lib/i18n';
import { setLocale, useLocale } from '#lib/locale';
import { Button } from '#ui/Button';
import { appMessages } from '../messages.ts';
import styles from './Header.module.css';

/**
 * The page gives way to an empty one in the same place of the history, and what was typed goes with its memory. Not to a
 * page of somebody else: that would be a request to a third party.
 */
const leave = (): void => location.replace('about:blank');

/** The router remembers how far each page was scrolled, by its address; of this one nothing may be remembered. */
function useNothingKept(): void {
  useEffect(() => {
    const forget = () => {
      try {
        sessionStorage.clear();
      } catch {
        // Closed to us: then nothing was kept.
      }
    };
    addEventListener('pagehide', forget);
    return () => {
      removeEventListener('pagehide', forget);
      forget();
    };
  }, []);
}

export function SealedBar() {
  const t = useText(appMessages);
  const locale = useLocale();
  useNothingKept();
  return (
    <header className={styles.bar} data-shell="sealed">
      <span className={styles.brand}>
        <strong>{t.brand}</strong>
      </span>
      <div className={styles.controls}>
        <button
          type="button"
          className={styles.plain}
          lang={locale === 'en' ? 'ko' : 'en'}
          title={t.otherLanguageHint}
          onClick={() => setLocale(locale === 'en' ? 'ko' : 'en', false)}
        >
          {t.otherLanguage}
        </button>
        <Button size="small" look="danger" onPress={leave}>
          {t.leaveNow}
        </Button>
      </div>
    </header>
  );
}
