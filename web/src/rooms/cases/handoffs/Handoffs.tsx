import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import styles from '../Cases.module.css';
import { useSectionNames } from '../names.ts';
import { type Handoff, handoffsQuery } from './api.ts';
import { HandoffSheet } from './HandoffSheet.tsx';
import { HandoffSteps } from './HandoffSteps.tsx';
import { handoffMessages } from './messages.ts';

interface Props {
  readonly caseId: string;
  readonly version: number;
}

/** 서류 인계: what went to bodies without an account, for the desk that sends and for the company. */
export function Handoffs({ caseId, version }: Props) {
  const t = useText(handoffMessages);
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(handoffsQuery(caseId));
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (data === undefined || (data.items.length === 0 && !data.mayMake)) return null;
  return (
    <Section title={t.title}>
      {data.items.length === 0 ? <p className="small muted">{t.lead}</p> : null}
      <ul className={styles.facts}>
        {data.items.map((handoff) => (
          <Line key={handoff.id} caseId={caseId} handoff={handoff} />
        ))}
      </ul>
      {data.mayMake ? (
        <p data-print="hide">
          <Button size="small" onPress={() => setOpen(true)}>
            {t.start}
          </Button>
        </p>
      ) : null}
      {isOpen ? <HandoffSheet caseId={caseId} version={version} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

const tones = { ready: 'amber', dispatched: 'amber', received: 'green', withdrawn: 'plain' } as const;

function Line({ caseId, handoff }: { caseId: string; handoff: Handoff }) {
  const t = useText(handoffMessages);
  const pick = usePick();
  const sections = useSectionNames();
  const ledger = useLedger();
  const names = {
    ready: t.statusReady,
    dispatched: t.statusDispatched,
    received: t.statusReceived,
    withdrawn: t.statusWithdrawn,
  };
  return (
    <li className="small">
      <strong>{pick(handoff.to.name)}</strong> <Tag tone={tones[handoff.status]}>{names[handoff.status]}</Tag>{' '}
      <span className="tabular">{handoff.receiptNumber}</span>
      <br />
      {t.line({
        sections: handoff.sections.map((section) => sections[section]).join(', '),
        basis: handoff.legalBasis ?? t.basisConsent,
      })}
      {ledger(handoff).map((row) => (
        <span key={row}>
          <br />
          <span className="muted">{row}</span>
        </span>
      ))}
      <HandoffSteps caseId={caseId} handoff={handoff} />
    </li>
  );
}

/** Who did what with the packet, oldest first. */
function useLedger(): (handoff: Handoff) => readonly string[] {
  const t = useText(handoffMessages);
  const formats = useFormats();
  const ways = { inPerson: t.inPerson, courier: t.courier, post: t.post, online: t.online };
  return (handoff) => [
    t.madeBy({ name: handoff.madeByName, date: formats.dateTime(handoff.madeAt) }),
    ...(handoff.dispatchedAt === null || handoff.dispatchedHow === null
      ? []
      : [
          t.sentBy({
            how: ways[handoff.dispatchedHow],
            name: handoff.dispatchedByName ?? '',
            date: formats.dateTime(handoff.dispatchedAt),
          }) + (handoff.dispatchedNote === null ? '' : ` · ${handoff.dispatchedNote}`),
        ]),
    ...(handoff.receivedAt === null
      ? []
      : [t.receivedBy({ name: handoff.receivedByName ?? '', date: formats.dateTime(handoff.receivedAt) })]),
    ...(handoff.withdrawnAt === null
      ? []
      : [
          t.withdrawnBy({
            reason:
              handoff.withdrawnReason === 'consentWithdrawn' ? t.consentWithdrawn : (handoff.withdrawnReason ?? ''),
            date: formats.dateTime(handoff.withdrawnAt),
          }),
        ]),
  ];
}
