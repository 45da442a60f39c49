import { useState } from 'react';
import { saveContent } from '#lib/download';
import { bytesText } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import styles from '../incidents/Incidents.module.css';
import type { Made } from './making.ts';
import { bundleMessages } from './messages.ts';

/** The passphrase is in this page's memory until it is told, and nowhere else. */
export function MadeBundle({ made, onAgain }: { made: Made; onAgain: () => void }) {
  const t = useText(bundleMessages);
  const [isTold, setTold] = useState(false);
  const facts = [
    { name: t.madeName, value: made.name },
    { name: t.madeSize, value: bytesText(made.note.size) },
    { name: t.madeSum, value: <code className={styles.fingerprint}>{made.note.sha256}</code> },
    { name: t.howToOpen, value: made.passphrase === null ? t.howKey : t.howPassphrase },
  ];
  return (
    <FormStack>
      <Notice tone="success" title={t.made} isLive>
        <p>{t.madeNext}</p>
      </Notice>
      <DescriptionList items={facts} />
      {made.passphrase === null ? null : isTold ? (
        <Notice title={t.passphraseGone} isLive />
      ) : (
        <section aria-label={t.passphrase}>
          <p>
            <strong>{t.passphrase}</strong>
          </p>
          <p className={styles.passphrase}>
            <code>{made.passphrase}</code>
          </p>
          <p>{t.passphraseOnce}</p>
          <Button size="small" onPress={() => setTold(true)}>
            {t.passphraseTold}
          </Button>
        </section>
      )}
      <Actions>
        <Button onPress={() => saveContent(made.blob, made.name)}>{t.saveAgain}</Button>
        <Button look="quiet" onPress={onAgain}>
          {t.again}
        </Button>
      </Actions>
    </FormStack>
  );
}
