import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader, Section } from '#ui/Page';
import { type Figures, overviewQuery } from './api.ts';
import { Cartogram } from './Cartogram.tsx';
import { CountTable } from './CountTable.tsx';
import { insightMessages } from './messages.ts';
import styles from './Statistics.module.css';

/** What everyone may know about the region: how many, never who. */
export function StatisticsPage() {
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
        {(figures) => (showsNothing(figures) ? <Nothing /> : <Tables figures={figures} />)}
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

function Tables({ figures }: { figures: Figures }) {
  const t = useText(insightMessages);
  return (
    <>
      <Section title={t.municipalities}>
        <div className={styles.pair}>
          <Cartogram tiles={figures.municipalities.cells} />
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
