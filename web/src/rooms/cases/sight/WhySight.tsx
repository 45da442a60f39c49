import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Tag } from '#ui/Tag';
import styles from '../Cases.module.css';
import { useSectionNames } from '../names.ts';
import { Pledges } from '../pledge/Pledges.tsx';
import { type Chain, sightQuery } from './api.ts';
import { sightMessages } from './messages.ts';

/** 왜 이 사람이 이것을 볼 수 있나: every grant on the case with the paper it stands on. */
export function WhySight({ caseId }: { caseId: string }) {
  const t = useText(sightMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="link" size="small" onPress={() => setOpen(true)}>
        {t.why}
      </Button>
      <Dialog title={t.whyTitle} isOpen={isOpen} onClose={() => setOpen(false)} place="side">
        <p className="small">{t.whyLead}</p>
        {isOpen ? (
          <>
            <Chains caseId={caseId} />
            <Pledges caseId={caseId} />
          </>
        ) : null}
      </Dialog>
    </>
  );
}

function Chains({ caseId }: { caseId: string }) {
  const t = useText(sightMessages);
  const query = useQuery(sightQuery(caseId));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={8} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ chains, people }) => (
        <>
          {chains.length === 0 ? <p className="small muted">{t.none}</p> : null}
          <ul className={styles.facts}>
            {grouped(chains).map(([first, all]) => (
              <ChainLine key={`${first.agency.id} ${first.from} ${first.section}`} first={first} all={all} />
            ))}
          </ul>
          {people.length === 0 ? null : (
            <>
              <h3>{t.people}</h3>
              <ul className={styles.facts}>
                {people.map((person) => (
                  <li key={person.id} className="small">
                    {person.name}
                    {person.self ? ` (${t.me})` : ''} · {person.sees ? t.sees : t.seesNot}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Sections that were opened together by the same paper are told in one line. */
function grouped(chains: readonly Chain[]): readonly (readonly [Chain, readonly Chain[]])[] {
  const groups = new Map<string, Chain[]>();
  for (const chain of chains) {
    const { agency, consent, law, referral, from, endsAt, revokedAt, caseId, personal, addressee } = chain;
    const paper = [
      consent?.receiptNumber,
      law?.text,
      referral?.id,
      from,
      endsAt,
      revokedAt,
      caseId,
      personal,
      addressee,
    ];
    const key = `${agency.id} ${paper.join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), chain]);
  }
  return [...groups.values()].flatMap((all) => (all[0] === undefined ? [] : [[all[0], all] as const]));
}

const tones = { open: 'green', later: 'amber', over: 'plain', revoked: 'plain' } as const;

function ChainLine({ first, all }: { first: Chain; all: readonly Chain[] }) {
  const t = useText(sightMessages);
  const pick = usePick();
  const sections = useSectionNames();
  const grounds = useGrounds();
  const limits = [
    first.kind === 'emergency' ? t.emergency : '',
    first.caseId === null ? t.whole : t.thisCase,
    first.level === 'read' ? t.readOnly : '',
    first.personal ? t.oneperson : first.team ? t.oneteam : '',
    first.addressee,
  ];
  return (
    <li className="small">
      <strong>{pick(first.agency.name)}</strong> <Tag tone={tones[first.state]}>{t[first.state]}</Tag>
      <br />
      {all.map(({ section }) => sections[section]).join(', ')} · {limits.filter((word) => word !== '').join(' · ')}
      {grounds(first).map((ground) => (
        <span key={ground}>
          <br />
          <span className="muted">{ground}</span>
        </span>
      ))}
    </li>
  );
}

/** From the paper to the moment: referral, consent or article, and how long. */
function useGrounds(): (chain: Chain) => readonly string[] {
  const t = useText(sightMessages);
  const pick = usePick();
  const formats = useFormats();
  return ({ consent, law, referral, from, endsAt, revokedAt }) => [
    ...(referral === null
      ? []
      : [
          t.byReferral({
            from: pick(referral.from.name),
            to: pick(referral.to.name),
            date: formats.dateTime(referral.requestedAt),
          }),
        ]),
    ...(consent === null
      ? []
      : [
          t.byConsent({
            number: consent.receiptNumber,
            date: formats.dateTime(consent.givenAt),
            text: `${consent.textId} v${consent.textVersion}`,
          }),
        ]),
    ...(law === null ? [] : [t.byLaw({ law: law.text, asOf: law.asOf })]),
    t.between({ from: formats.dateTime(from), to: formats.dateTime(endsAt) }),
    ...(revokedAt === null ? [] : [t.endedOn({ date: formats.dateTime(revokedAt) })]),
  ];
}
