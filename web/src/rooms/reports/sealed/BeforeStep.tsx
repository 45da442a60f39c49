import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Link } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { sealedMessages } from './messages.ts';
import styles from './Sealed.module.css';

/** What is protected and what is not, in plain words and before the first field. Readable without a script. */
export function BeforeStep({ onWrite, onReturn }: { onWrite: () => void; onReturn: () => void }) {
  const t = useText(sealedMessages);
  return (
    <>
      <Actions>
        <Button look="primary" onPress={onWrite}>
          {t.begin}
        </Button>
        <Button onPress={onReturn}>{t.comeBack}</Button>
      </Actions>
      <Section title={t.protectedTitle}>
        <ul className={styles.points}>
          <li>{t.protectedText}</li>
          <li>{t.protectedWho}</li>
          <li>{t.protectedAddress}</li>
          <li>{t.protectedAnswer}</li>
        </ul>
      </Section>
      <Section title={t.exposedTitle}>
        <ul className={styles.points}>
          <li>{t.exposedNetwork}</li>
          <li>{t.exposedDevice}</li>
          <li>{t.exposedContent}</li>
          <li>{t.exposedServer}</li>
          <li>{t.exposedRecovery}</li>
        </ul>
      </Section>
      <div className={styles.stack}>
        <Notice tone="warning" title={t.beforeTitle}>
          <p>{t.beforeBody}</p>
          <p>
            {t.beforeUrgent} <Link to="/leak">{t.beforeUrgentLink}</Link>
          </p>
        </Notice>
        <Disclosure title={t.needsTitle}>
          <p>{t.needsBody}</p>
          <p>{t.needsTor}</p>
          <p>{t.needsNotFiling}</p>
        </Disclosure>
      </div>
    </>
  );
}
