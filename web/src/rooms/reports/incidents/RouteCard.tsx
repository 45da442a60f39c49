import type { RouteVerdict } from '@boru/contract/incidents';
import type { IncidentFact } from '@boru/contract/notice-routes';
import { incidentWords } from '@boru/contract/words-incidents';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { Card, Section } from '#ui/Page';
import { Tag, type TagTone } from '#ui/Tag';
import { ContactCard } from '../ContactCard.tsx';
import type { ChannelTable, Route } from './api.ts';
import styles from './Incidents.module.css';
import { incidentMessages } from './messages.ts';

const tones: Readonly<Record<RouteVerdict, TagTone>> = {
  due: 'red',
  possible: 'amber',
  open: 'blue',
  notApplicable: 'plain',
};

interface Props {
  readonly table: ChannelTable;
  readonly route: Route;
  readonly verdict: RouteVerdict;
  readonly reasons: readonly Bilingual[];
  readonly missing: readonly IncidentFact[];
  /** When it is due, where a clock runs. */
  readonly clock?: ReactNode;
  /** Under each addressee: what was told, and what can be done. */
  readonly below?: (addressee: Route['addressees'][number]) => ReactNode;
}

/** One way of telling: who is competent, why, by when, on which form, and what is not verified about it. */
export function RouteCard({ table, route, verdict, reasons, missing, clock, below }: Props) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const question = (fact: IncidentFact) => table.facts.find(({ id }) => id === fact)?.question;
  return (
    <Card
      title={
        <>
          {pick(route.title)} {route.verified ? null : <Doubt note={route.note} asOf={table.asOf} />}
        </>
      }
      tag={<Tag tone={tones[verdict]}>{pick(incidentWords.routeVerdict[verdict])}</Tag>}
    >
      <p>{pick(route.why)}</p>
      {reasons.length === 0 ? null : <Lines title={t.because} lines={reasons.map(pick)} />}
      {missing.length === 0 ? null : (
        <Lines title={t.missing} lines={missing.flatMap((fact) => question(fact) ?? []).map(pick)} />
      )}
      <DescriptionList
        size="small"
        items={[
          { name: t.dueBy, value: clock ?? pick(route.clock) },
          {
            name: t.law,
            value:
              route.law.length === 0
                ? t.lawNone
                : route.law.map(({ lawName, article }) => `${lawName} ${article}`).join(', '),
          },
          { name: t.form, value: `${route.form.name} (${route.form.number ?? t.formNone})` },
          ...(route.sanction === null ? [] : [{ name: t.sanction, value: pick(route.sanction) }]),
        ]}
      />
      {route.addressees.length < 2 ? null : (
        <p>
          <strong>{route.tellAll ? t.both : t.either}</strong>
        </p>
      )}
      {route.formAfterUrgent ? <Order /> : null}
      {route.addressees.map((addressee) => (
        <div key={addressee.id} className={styles.addressee}>
          <strong>
            {pick(addressee.name)} {addressee.verified ? null : <Doubt note={addressee.note} asOf={table.asOf} />}
          </strong>
          <p>{pick(addressee.how)}</p>
          {addressee.contact === null ? null : <ContactCard contact={addressee.contact} />}
          {below?.(addressee)}
        </div>
      ))}
      <Disclosure title={t.evidence} level={4}>
        <Lines lines={route.evidence.map(pick)} />
      </Disclosure>
      {route.cautions.length === 0 ? null : <Lines title={t.caution} lines={route.cautions.map(pick)} />}
    </Card>
  );
}

/** By telephone first, the form after it, the receipt at the end. */
function Order() {
  const t = useText(incidentMessages);
  return (
    <ol className={styles.order}>
      {[t.firstPhone, t.thenForm, t.thenReceipt].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}

/** What is settled stands open; what depends on something not known yet is one line that unfolds. */
export function RouteList<Of extends { readonly verdict: RouteVerdict }>({
  decisions,
  titleOf,
  card,
}: {
  decisions: readonly Of[];
  titleOf: (decision: Of) => Bilingual;
  card: (decision: Of) => ReactNode;
}) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const settled = decisions.filter(({ verdict }) => verdict === 'due' || verdict === 'open');
  const unsettled = decisions.filter(({ verdict }) => verdict === 'possible');
  return (
    <>
      <div className={styles.list}>{settled.map(card)}</div>
      {unsettled.length === 0 ? null : (
        <Section title={t.possible} lead={t.possibleLead} level={3}>
          {unsettled.map((decision) => (
            <Disclosure key={titleOf(decision).ko} title={pick(titleOf(decision))} level={4}>
              {card(decision)}
            </Disclosure>
          ))}
        </Section>
      )}
    </>
  );
}

export function Lines({ title, lines }: { title?: string; lines: readonly string[] }) {
  return (
    <div>
      {title === undefined ? null : <p className="small muted">{title}</p>}
      <ul className={styles.plain}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
