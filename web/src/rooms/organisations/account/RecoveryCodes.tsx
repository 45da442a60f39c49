import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import styles from './Account.module.css';
import { setUpMessages } from './messages.ts';

/** Shown once. The page does not go on before the reader says that the codes are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useText(setUpMessages);
  const [isKept, setKept] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  return (
    <FormStack>
      <div className="prose">
        <h2>{t.codesTitle}</h2>
        <p>{t.codesLead}</p>
      </div>
      <ol className={styles.codes} aria-label={t.codesList}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Notice tone="warning" title={t.codesWhere} />
      <div data-print="hide">
        <FormStack>
          <Actions>
            <Button onPress={() => void copy()}>{isCopied ? t.copied : t.copy}</Button>
            <Button onPress={() => window.print()}>{t.print}</Button>
          </Actions>
          <Checkbox label={t.kept} isSelected={isKept} onChange={setKept} />
          <Button look="primary" isDisabled={!isKept} onPress={onKept}>
            {t.finish}
          </Button>
        </FormStack>
      </div>
    </FormStack>
  );
}
