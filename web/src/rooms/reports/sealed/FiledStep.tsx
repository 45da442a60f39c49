import type { ReportFiled } from '@boru/contract/sealed-reports';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Actions } from '#ui/Frame';
import { Notice } from '#ui/Notice';
import { SaveRecord } from '../record/SaveRecord.tsx';
import { sealedMessages } from './messages.ts';
import styles from './Sealed.module.css';

interface Props {
  readonly filed: ReportFiled;
  readonly entropy: Uint8Array;
  readonly onOpen: () => void;
}

export function FiledStep({ filed, entropy, onOpen }: Props) {
  const t = useText(sealedMessages);
  const formats = useFormats();
  return (
    <div className={styles.stack}>
      <Notice tone="success" title={t.filedTitle} isLive>
        <p>{t.filedBody}</p>
      </Notice>
      <DescriptionList
        items={[
          { name: t.filedOn, value: formats.dateOf(filed.filedAt) },
          { name: t.filedDigest, value: <span className={styles.fingerprint}>{filed.digest}</span> },
          { name: t.filedNext, value: t.filedNextBody },
        ]}
      />
      <Notice tone="warning">{t.filedNotFiling}</Notice>
      <Actions>
        <Button look="primary" onPress={onOpen}>
          {t.openMailbox}
        </Button>
      </Actions>
      <SaveRecord entropy={entropy} />
    </div>
  );
}
