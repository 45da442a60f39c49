import type { EntryView } from '@boru/contract/cases';
import { useText } from '#lib/i18n';
import { Disclosure } from '#ui/Disclosure';
import { Tag } from '#ui/Tag';
import styles from './Mailed.module.css';
import { mailedMessages } from './messages.ts';

type Mail = NonNullable<EntryView['detail']['mail']>;

/** Anybody can write any sender's address on a letter: whoever reads this is told so. */
export function MailMark() {
  const t = useText(mailedMessages);
  return (
    <>
      <Tag tone="amber">{t.mark}</Tag> {t.unconfirmed}
    </>
  );
}

/** What was cut from the words, and what was not taken. */
export function MailRest({ mail }: { mail: Mail }) {
  const t = useText(mailedMessages);
  return (
    <>
      {mail.left === 0 ? null : <span>{t.left({ count: mail.left })}</span>}
      {mail.whole === null ? null : (
        <div className={styles.whole}>
          <Disclosure title={t.whole} level={4}>
            <div className={styles.words}>{mail.whole}</div>
          </Disclosure>
        </div>
      )}
    </>
  );
}
