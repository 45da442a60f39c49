import { fingerprintOf, piecesOf } from '@boru/engines/fingerprint';
import { useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Notice } from '#ui/Notice';
import { Actions } from '#ui/Page';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';

export interface Paper {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

interface Props {
  readonly label?: string;
  readonly value: Paper | null;
  readonly onChange: (paper: Paper | null) => void;
}

/** Computes the fingerprint of a file here, piece by piece. The file goes nowhere. */
export function PaperField({ label, value, onChange }: Props) {
  const t = useText(incidentMessages);
  const [percent, setPercent] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const latest = useRef(0);
  const take = async (file: File): Promise<void> => {
    const own = ++latest.current;
    setFailed(false);
    setPercent(0);
    onChange(null);
    try {
      const sha256 = await fingerprintOf(piecesOf(file.stream()), (bytes) => {
        if (own === latest.current) setPercent(Math.floor((bytes / Math.max(file.size, 1)) * 100));
      });
      // Another file may have been chosen while this one was read.
      if (own === latest.current) onChange({ name: file.name.slice(0, 200), sha256, size: file.size });
    } catch {
      if (own === latest.current) setFailed(true);
    } finally {
      if (own === latest.current) setPercent(null);
    }
  };
  return (
    <section aria-label={label ?? t.paper}>
      <p>
        <strong>{label ?? t.paper}</strong>
      </p>
      <p className="small muted">{t.paperHint}</p>
      {value === null ? null : (
        <p className={styles.fingerprint}>
          {value.name} <code>{value.sha256}</code>
        </p>
      )}
      {percent === null ? null : <p role="status">{t.paperCounting({ percent })}</p>}
      {hasFailed ? <Notice tone="danger" title={t.paperFault} isLive /> : null}
      <Actions>
        <FileTrigger
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file !== undefined) void take(file);
          }}
        >
          <Button size="small">{t.paperChoose}</Button>
        </FileTrigger>
        {value === null ? null : (
          <Button size="small" look="quiet" onPress={() => onChange(null)}>
            {t.paperDrop}
          </Button>
        )}
      </Actions>
    </section>
  );
}
