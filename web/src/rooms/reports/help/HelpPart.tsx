import { incidentWords } from '@boru/contract/words-incidents';
import { decideRoutes } from '@boru/engines/notification';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Card, Section } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { ContactCard } from '../ContactCard.tsx';
import { type ChannelTable, type Incident, type VictimHelp, victimHelpQuery } from '../incidents/api.ts';
import styles from '../incidents/Incidents.module.css';
import { incidentMessages } from '../incidents/messages.ts';
import { Lines } from '../incidents/RouteCard.tsx';
import { helpMessages } from './messages.ts';

/** Lawyers, forensics, mediation: what fits this incident and why. Decided here from the answers of the record. */
export function HelpPart({ incident, table }: { incident: Incident; table: ChannelTable }) {
  const query = useQuery(victimHelpQuery);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={4} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(help) => <Fitting facts={incident.facts} help={help} table={table} />}
    </Loaded>
  );
}

function Fitting({ facts, help, table }: { facts: Incident['facts']; help: VictimHelp; table: ChannelTable }) {
  const t = useText(incidentMessages);
  const u = useText(helpMessages);
  const decided = decideRoutes(
    help.items.map((item) => ({ ...item, isDuty: false })),
    facts,
  );
  const like = (wanted: string) => decided.filter(({ verdict }) => verdict === wanted);
  const card = ({ route, reasons, missing }: (typeof decided)[number]) => (
    <HelpCard
      key={route.id}
      item={route}
      reasons={reasons}
      missing={missing.flatMap((fact) => question(table, fact))}
    />
  );
  const [fitting, possible, rest] = [like('open'), like('possible'), like('notApplicable')];
  return (
    <>
      <p className="prose">{u.lead}</p>
      {fitting.length === 0 ? (
        <EmptyState title={u.none} />
      ) : (
        <Section title={u.fits} level={3}>
          <div className={styles.list}>{fitting.map(card)}</div>
        </Section>
      )}
      {possible.length === 0 ? null : (
        <Section title={u.possible} level={3}>
          <div className={styles.list}>{possible.map(card)}</div>
        </Section>
      )}
      {rest.length === 0 ? null : (
        <Disclosure title={u.rest({ count: rest.length })}>
          <div className={styles.list}>{rest.map(card)}</div>
        </Disclosure>
      )}
      {help.verified ? null : (
        <p className="small muted">
          {t.draft}. {help.note}
        </p>
      )}
    </>
  );
}

const question = (table: ChannelTable, fact: string): readonly Bilingual[] =>
  table.facts.flatMap((one) => (one.id === fact ? [one.question] : []));

interface CardProps {
  readonly item: VictimHelp['items'][number];
  readonly reasons: readonly Bilingual[];
  readonly missing: readonly Bilingual[];
}

function HelpCard({ item, reasons, missing }: CardProps) {
  const t = useText(incidentMessages);
  const u = useText(helpMessages);
  const pick = usePick();
  const known = (words: Bilingual | null) => (words === null ? u.unknown : pick(words));
  return (
    <Card
      title={
        <>
          {pick(item.title)} {item.verified ? null : <Doubt note={item.note} asOf={item.asOf} />}
        </>
      }
      tag={<Tag>{pick(incidentWords.victimHelpKind[item.kind])}</Tag>}
    >
      <p>{pick(item.what)}</p>
      {reasons.length === 0 ? null : <Lines title={t.because} lines={reasons.map(pick)} />}
      {missing.length === 0 ? null : <Lines title={t.missing} lines={missing.map(pick)} />}
      <DescriptionList
        size="small"
        items={[
          { name: u.who, value: pick(item.organisation) },
          { name: u.fee, value: known(item.fee) },
          { name: u.limit, value: known(item.limit) },
          {
            name: t.law,
            value: item.law.map(({ lawName, article }) => `${lawName} ${article}`).join(', ') || t.lawNone,
          },
          { name: u.source, value: `${item.source.join(', ')} (${item.asOf})` },
        ]}
      />
      {item.contact === null ? null : <ContactCard contact={item.contact} />}
    </Card>
  );
}
