import { useSyncExternalStore } from 'react';
import { useText } from '#lib/i18n';
import styles from './Marks.module.css';
import { appMessages } from './messages.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** A page for reports keeps nothing, so it may not say that what was written is kept. */
export function ConnectionNotice({ isSealed = false }: { isSealed?: boolean }) {
  const t = useText(appMessages);
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div className={styles.connection} role="status" data-print="hide">
      {online ? null : <p>{isSealed ? t.offlineSealed : t.offline}</p>}
    </div>
  );
}
