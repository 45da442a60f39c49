import type { CaseView } from '@boru/contract/cases';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useShortcuts } from '#lib/shortcuts';
import { useIsWaiting } from '#lib/steps';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { takeStep } from '../api.ts';
import { useStep } from '../useStep.ts';
import { CloseSheet } from './CloseSheet.tsx';
import styles from './Desk.module.css';
import { deskMessages } from './messages.ts';
import { ReferSheet } from './ReferSheet.tsx';

/** What this desk may do with the case now, above its story: exactly the actions the server named. */
export function StepBar({ file }: { file: CaseView }) {
  const t = useText(deskMessages);
  const [sheet, setSheet] = useState<'refer' | 'close' | null>(null);
  const acknowledge = useStep(() => takeStep(file.id, 'acknowledge', { version: file.version }), t.acknowledged);
  // While one step on this case waits, the server takes no other from the same person.
  const waits = useIsWaiting(file.id);
  const may = (action: CaseView['may'][number]) => !waits && file.may.includes(action);
  useShortcuts([
    ...(may('acknowledge') ? [{ key: 'a', label: t.keyAccept, run: () => acknowledge.mutate() }] : []),
    { key: 'r', label: t.keyRefer, disabled: !may('refer'), run: () => setSheet('refer') },
  ]);
  // A sheet in which somebody writes stays, also when the step has become impossible: it says so.
  if (sheet === null && !may('acknowledge') && !may('refer') && !may('close')) return null;
  return (
    <div className={styles.steps} data-print="hide">
      <div className={styles.boxActions}>
        {may('acknowledge') ? (
          <Button
            look="primary"
            size="small"
            keyHint="a"
            isPending={acknowledge.isPending}
            onPress={() => acknowledge.mutate()}
          >
            {t.acknowledge}
          </Button>
        ) : null}
        {may('refer') ? (
          <Button size="small" keyHint="r" onPress={() => setSheet('refer')}>
            {t.refer}
          </Button>
        ) : null}
        {may('close') ? (
          <Button size="small" onPress={() => setSheet('close')}>
            {t.close}
          </Button>
        ) : null}
      </div>
      {acknowledge.error === null ? null : <Fault error={acknowledge.error} />}
      {sheet === 'refer' ? <ReferSheet file={file} onClose={() => setSheet(null)} /> : null}
      {sheet === 'close' ? <CloseSheet file={file} onClose={() => setSheet(null)} /> : null}
    </div>
  );
}
