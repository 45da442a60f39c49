import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { bytesText } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Tag } from '#ui/Tag';
import styles from './Attach.module.css';
import { fileMessages } from './messages.ts';
import type { Attached } from './sending.ts';

/** Answers whether the file was whole; only then is it saved. */
export type Save = (file: Attached, onProgress: (share: number) => void) => Promise<boolean>;

export function FileList({ files, save }: { files: readonly Attached[]; save: Save | undefined }) {
  const t = useText(fileMessages);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.items} aria-label={t.files}>
        {files.map((file) => (
          <li key={file.blob} className={styles.item}>
            <One file={file} save={save} />
          </li>
        ))}
      </ul>
      {save === undefined ? null : <p className="small muted">{t.strange}</p>}
    </>
  );
}

function One({ file, save }: { file: Attached; save: Save | undefined }) {
  const t = useText(fileMessages);
  const [percent, setPercent] = useState(0);
  const states = { removed: t.stateRemoved, kept: t.stateKept, unknown: t.stateUnknown };
  const saving = useMutation({
    mutationFn: () => save?.(file, (share) => setPercent(Math.floor(share * 100))) ?? Promise.resolve(true),
    gcTime: 0,
  });
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{file.name}</span>
        <span className="small muted">{bytesText(file.size)}</span>
        <Tag>{states[file.details]}</Tag>
        {save === undefined ? null : (
          <Button
            size="small"
            aria-label={t.saveNamed({ name: file.name })}
            isPending={saving.isPending}
            onPress={() => saving.mutate()}
          >
            {t.save}
          </Button>
        )}
      </div>
      {saving.isPending ? (
        <progress className={styles.bar} value={percent} max={100} aria-label={t.saving({ percent })} />
      ) : null}
      {saving.data === false ? (
        <Notice tone="danger" title={t.torn} isLive>
          {t.tornBody}
        </Notice>
      ) : null}
      {saving.error === null ? null : <Fault error={saving.error} />}
    </>
  );
}
