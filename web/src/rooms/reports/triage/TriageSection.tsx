import { reportWords } from '@boru/contract/words-reports';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { deskKey, type Keys, type Report } from '../desk/api.ts';
import type { Keyring } from '../desk/keyring.ts';
import styles from '../sealed/Sealed.module.css';
import type { Opened } from '../sealed/sealing.ts';
import { Channels } from './Channels.tsx';
import { triageMessages } from './messages.ts';
import { draftOf, kindOf, type Triage } from './model.ts';
import { openOwn, presentKey } from './sealing.ts';
import { TriageSheet } from './TriageSheet.tsx';
import { useChoices } from './useChoices.ts';

interface Props {
  readonly report: Report;
  readonly letters: readonly Opened[];
  readonly ring: Keyring;
  readonly keys: Keys;
}

/** What the team says about the report to itself, and beside it who is competent. */
export function TriageSection({ report, letters, ring, keys }: Props) {
  const sealed = report.triage;
  const opened = useQuery({
    queryKey: [...deskKey, 'opened', 'triage', report.id, sealed?.version ?? 0, Object.keys(ring.desks)],
    queryFn: () => (sealed === null ? null : openOwn(ring, report.id, sealed)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (opened.data === undefined) return <Skeleton lines={4} />;
  const first = letters[0]?.letter ?? null;
  const draft = draftOf(report.id, opened.data, sealed?.version ?? 0, first);
  const isBroken = sealed !== null && opened.data === null;
  return (
    <>
      <Said said={opened.data} isBroken={isBroken} draft={draft} mine={presentKey(ring, keys)} />
      <Channels kind={opened.data === null ? 'unsure' : kindOf(opened.data.kind)} />
    </>
  );
}

function Said({
  said,
  isBroken,
  draft,
  mine,
}: {
  said: Triage | null;
  isBroken: boolean;
  draft: Triage;
  mine: ReturnType<typeof presentKey>;
}) {
  const t = useText(triageMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t.section}
      lead={t.lead}
      action={
        mine === undefined ? null : (
          <Button onPress={() => setOpen(true)}>{said === null && !isBroken ? t.triage : t.again}</Button>
        )
      }
    >
      <div className={styles.stack}>
        {mine === undefined ? <Notice tone="warning">{t.noKey}</Notice> : null}
        {isBroken ? (
          <Notice tone="danger" title={t.unreadable}>
            {t.unreadableBody}
          </Notice>
        ) : null}
        {said === null ? isBroken ? null : <p className="muted">{t.none}</p> : <Facts said={said} />}
        {said?.state === 'handedOff' ? (
          <Notice tone="warning" title={t.handedOff}>
            {t.handedOffBody}
          </Notice>
        ) : null}
      </div>
      {isOpen && mine !== undefined ? <TriageSheet draft={draft} mine={mine} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Facts({ said }: { said: Triage }) {
  const t = useText(triageMessages);
  const pick = usePick();
  const { nameOf } = useChoices();
  return (
    <DescriptionList
      items={[
        { name: t.subject, value: said.title },
        { name: t.kind, value: pick(reportWords.reportKind[kindOf(said.kind)]) },
        { name: t.urgency, value: pick(reportWords.reportUrgency[said.urgency]) },
        { name: t.territory, value: nameOf(said.territory) },
        { name: t.state, value: pick(reportWords.triageState[said.state]) },
        { name: t.company, value: said.company },
        { name: t.note, value: said.note },
      ].filter(({ value }) => value !== '')}
    />
  );
}
