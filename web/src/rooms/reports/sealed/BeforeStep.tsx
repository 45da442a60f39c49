import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Actions, Section } from '#ui/Frame';
import { Notice } from '#ui/Notice';
import { sealedMessages } from './messages.ts';
import { ProgramPrint } from './ProgramPrint.tsx';
import styles from './Sealed.module.css';

interface Props {
  /** The pointer or the focus is on a button: what follows may come already. */
  readonly onNear: () => Promise<unknown>;
  readonly onWrite: () => void;
  readonly onReturn: () => void;
}

/** What is protected and what is not, in plain words and before the first field. Readable without a script. */
export function BeforeStep({ onNear, onWrite, onReturn }: Props) {
  const t = useText(sealedMessages);
  const come = () => void onNear().catch(() => undefined);
  const near = { onHoverStart: come, onFocus: come };
  return (
    <>
      <Actions>
        <Button {...near} look="primary" onPress={onWrite}>
          {t.begin}
        </Button>
        <Button {...near} onPress={onReturn}>
          {t.comeBack}
        </Button>
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
            {t.beforeUrgent} <a href="/leak">{t.beforeUrgentLink}</a>
          </p>
        </Notice>
        <Disclosure title={t.needsTitle}>
          <p>{t.needsBody}</p>
          <p>{t.needsTor}</p>
          <p>{t.needsNotFiling}</p>
        </Disclosure>
        <ProgramPrint />
      </div>
    </>
  );
}
