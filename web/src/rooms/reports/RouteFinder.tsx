import { decideRoutes } from '@boru/engines/notification';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { type ChannelTable, channelTableQuery } from './incidents/api.ts';
import { FactsFields, unknownFacts } from './incidents/FactsFields.tsx';
import { RouteCard, RouteList } from './incidents/RouteCard.tsx';
import styles from './Leak.module.css';
import { reportMessages } from './messages.ts';

/** The channel table with the visitor's own answers. It is decided here; no answer leaves the browser or stays in it. */
export function RouteFinder() {
  const t = useText(reportMessages);
  const query = useQuery(channelTableQuery);
  return (
    <Section title={t.finder} lead={t.finderLead}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(table) => <Finder table={table} />}
      </Loaded>
      <Notice action={<LinkButton to="/company/incidents">{t.incidents}</LinkButton>}>
        <p>{t.incidentsWhy}</p>
      </Notice>
    </Section>
  );
}

function Finder({ table }: { table: ChannelTable }) {
  const t = useText(reportMessages);
  const pick = usePick();
  const [facts, setFacts] = useState(() => unknownFacts(table));
  const hasSaid = Object.values(facts).some((answer) => answer !== 'unsure');
  const decided = decideRoutes(table.items, facts).filter(({ verdict }) => verdict !== 'notApplicable');
  return (
    <>
      <FactsFields table={table} value={facts} onChange={setFacts} />
      <div className={styles.found} role="status">
        {hasSaid ? t.found({ count: decided.filter(({ verdict }) => verdict !== 'possible').length }) : t.finderStart}
      </div>
      {hasSaid ? (
        <>
          <RouteList
            decisions={decided}
            titleOf={({ route }) => route.title}
            card={({ route, ...decision }) => <RouteCard key={route.id} table={table} route={route} {...decision} />}
          />
          <p className="small muted">{pick(table.notFiling)}</p>
        </>
      ) : null}
    </>
  );
}
