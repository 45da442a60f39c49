import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { overviewQuery } from '../api.ts';
import { deskFiguresQuery, type Figure } from '../api-figures.ts';
import { Cartogram } from '../Cartogram.tsx';
import { CountTable } from '../CountTable.tsx';
import { HolesCard } from '../chain/Holes.tsx';
import { chainMessages } from '../chain/messages.ts';
import { insightMessages } from '../messages.ts';
import statistics from '../Statistics.module.css';
import { FigureCard } from './FigureCard.tsx';
import styles from './Insight.module.css';
import { figureMessages } from './messages.ts';

/** What the own agency did, to the last case, and what the region shows: numbers, never who. */
export function InsightPage() {
  const t = useText(figureMessages);
  const c = useText(chainMessages);
  const query = useQuery(deskFiguresQuery);
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} />
      <Section title={c.holesCard} lead={c.holesCardLead}>
        <HolesCard />
      </Section>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ figures }) => (
          <>
            <Section title={t.own} lead={t.ownLead}>
              <Grid figures={figures.filter(({ id }) => id.startsWith('own'))} />
            </Section>
            <Section title={t.region} lead={t.regionLead}>
              <RegionMap />
              <Grid figures={figures.filter(({ id }) => id.startsWith('region'))} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Grid({ figures }: { figures: readonly Figure[] }) {
  return (
    <div className={styles.grid}>
      {figures.map((figure) => (
        <FigureCard key={figure.id} figure={figure} />
      ))}
    </div>
  );
}

/** The same map and the same released numbers as on the public page. */
function RegionMap() {
  const t = useText(insightMessages);
  const f = useText(figureMessages);
  const query = useQuery(overviewQuery);
  if (query.data?.municipalities.cells.some(({ count }) => count !== null) !== true) return null;
  const { municipalities } = query.data;
  return (
    <div className={statistics.pair}>
      <Cartogram tiles={municipalities.cells} />
      <div>
        <CountTable name={t.municipalities} of={t.place} table={municipalities} bars={false} />
        <p className="small" data-print="hide">
          <Link to="/statistics">{f.publicPage}</Link>
        </p>
      </div>
    </div>
  );
}
