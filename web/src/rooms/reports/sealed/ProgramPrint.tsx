import { useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import { Disclosure } from '#ui/Disclosure';
import { sealedMessages } from './messages.ts';
import styles from './Sealed.module.css';

/** The build wrote it into the document, after everything else was made. */
const printed = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="boru-program"]')?.content ?? null;

/** What the files of this page are, so that somebody can compare. A page that is being developed has none. */
export function ProgramPrint() {
  const t = useText(sealedMessages);
  const [print, setPrint] = useState<string | null>(null);
  useEffect(() => setPrint(printed()), []);
  if (print === null) return null;
  return (
    <Disclosure title={t.programTitle}>
      <p className={styles.fingerprint}>{print}</p>
      <p>{t.programBody}</p>
      <p>
        {t.programLimit} <a href="/program.txt">{t.programList}</a>
      </p>
    </Disclosure>
  );
}
