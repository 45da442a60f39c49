import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Doubt } from '#ui/Doubt';
import { Card, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import type { Breach, Duty } from './api.ts';
import { DispatchSheet } from './DispatchSheet.tsx';
import { breachMessages } from './messages.ts';

const tones = { due: 'red', possible: 'amber', open: 'blue', notApplicable: 'plain' } as const;

/** Notice and report: whether, why, by which article, and what would settle it. */
export function Duties({ breach }: { breach: Breach }) {
  const t = useText(breachMessages);
  const [duty, setDuty] = useState<Duty | null>(null);
  return (
    <Section title={t.duties}>
      {breach.duties.map((one) => (
        <DutyCard key={one.id} duty={one} mayNote={breach.may.includes('dispatch')} onNote={() => setDuty(one)} />
      ))}
      {duty === null ? null : <DispatchSheet breach={breach} duty={duty} onClose={() => setDuty(null)} />}
    </Section>
  );
}

function DutyCard({ duty, mayNote, onNote }: { duty: Duty; mayNote: boolean; onNote: () => void }) {
  const t = useText(breachMessages);
  const pick = usePick();
  const isOff = duty.verdict === 'notApplicable';
  return (
    <Card
      title={pick(duty.title)}
      tag={
        <span>
          <Tag tone={tones[duty.verdict]}>{pick(lists.routeVerdict[duty.verdict])}</Tag>{' '}
          {duty.isTold ? <Tag tone="green">{t.told}</Tag> : null}
        </span>
      }
      actions={
        mayNote && !isOff ? (
          <Button aria-label={t.dispatchTitle({ duty: pick(duty.title) })} onPress={onNote}>
            {t.noteDispatch}
          </Button>
        ) : undefined
      }
    >
      <p>
        {pick(duty.to)} · {duty.basis} {duty.verified ? null : <Doubt note={duty.note} />}
      </p>
      {duty.reasons.length === 0 ? null : (
        <ul>
          {duty.reasons.map((reason) => (
            <li key={reason.ko}>{pick(reason)}</li>
          ))}
        </ul>
      )}
      {duty.missing.length === 0 ? null : (
        <p>
          {t.missing}: {duty.missing.map((fact) => pick(lists.breachFact[fact])).join(', ')}
        </p>
      )}
      {isOff ? null : <p className="small muted">{pick(duty.how)}</p>}
    </Card>
  );
}
