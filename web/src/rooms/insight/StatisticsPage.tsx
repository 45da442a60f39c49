import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { type Figures, overviewQuery } from './api.ts';
import { Cartogram } from './Cartogram.tsx';
import { CountTable } from './CountTable.tsx';
import { tileOf } from './cartogram.ts';
import { insightMessages } from './messages.ts';
import styles from './Statistics.module.css';

/** Where the reader's own company stands among the numbers. */
export type Own = { municipality: string; industry: string };

/** What everyone may know about the region: how many, never who. */
export function StatisticsPage() {
  return <RegionFigures />;
}

/** The same for a company, with its own place marked; nothing of it goes anywhere. */
export function RegionFigures({ own }: { own?: Own | undefined }) {
  const t = useText(insightMessages);
  const formats = useFormats();
  const query = useQuery(overviewQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        meta={query.data === undefined ? undefined : t.asOf({ date: formats.date(query.data.asOf) })}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(figures) => (showsNothing(figures) ? <Nothing /> : <Tables figures={figures} own={own} />)}
      </Loaded>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/diagnose" label={t.nextLabel} />
    </Page>
  );
}

function showsNothing({ municipalities, industries, levels }: Figures): boolean {
  return [municipalities, industries, levels].every(
    ({ cells, total }) => total === null && cells.every(({ count }) => count === null),
  );
}

function Nothing() {
  const t = useText(insightMessages);
  return (
    <>
      <EmptyState
        title={t.emptyTitle}
        action={
          <LinkButton to="/register" look="primary">
            {t.emptyGo}
          </LinkButton>
        }
      >
        {t.empty}
      </EmptyState>
      <Why />
    </>
  );
}

function Tables({ figures, own }: { figures: Figures; own?: Own | undefined }) {
  const t = useText(insightMessages);
  const keys = figures.municipalities.cells.map(({ key }) => key);
  const ownTile = own === undefined ? undefined : tileOf(own.municipality, keys);
  return (
    <>
      {own === undefined ? null : <OwnPlace figures={figures} tile={ownTile} industry={own.industry} />}
      <Section title={t.municipalities}>
        <div className={styles.pair}>
          <Cartogram tiles={figures.municipalities.cells} own={ownTile} />
          <div>
            <CountTable name={t.municipalities} of={t.place} table={figures.municipalities} bars={false} />
          </div>
        </div>
      </Section>
      <Section title={t.industries}>
        <CountTable name={t.industries} of={t.industry} table={figures.industries} />
      </Section>
      <Section title={t.levels}>
        <p className="prose">{t.levelsLead}</p>
        <CountTable name={t.levels} of={t.level} table={figures.levels} />
      </Section>
      <Why />
    </>
  );
}

/** Of our municipality and our industry, in one sentence each. */
function OwnPlace({ figures, tile, industry }: { figures: Figures; tile: string | undefined; industry: string }) {
  const t = useText(insightMessages);
  const formats = useFormats();
  const pick = usePick();
  const places = [
    figures.municipalities.cells.find(({ key }) => key === tile),
    figures.industries.cells.find(({ key }) => key === industry),
  ];
  return (
    <Section title={t.ownTitle}>
      <ul>
        {places.map((cell) =>
          cell === undefined ? null : (
            <li key={cell.key}>
              {cell.count === null
                ? t.ownHidden({ name: pick(cell.name) })
                : t.ownCount({ name: pick(cell.name), count: formats.number(cell.count) })}
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

function Why() {
  const t = useText(insightMessages);
  return (
    <div className={styles.why}>
      <Notice title={t.hiddenWhyTitle}>
        <p>{t.hiddenWhy}</p>
        <p className="small">{t.hiddenLaw}</p>
      </Notice>
    </div>
  );
}
