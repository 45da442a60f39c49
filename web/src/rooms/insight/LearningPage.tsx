import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { type Learning, learningQuery } from './api.ts';
import { CountTable } from './CountTable.tsx';
import { learningMessages } from './messages.ts';

/** What closed incidents of companies that agreed to be counted teach the region: how many, never who. */
export function LearningPage() {
  const t = useText(learningMessages);
  const formats = useFormats();
  const query = useQuery(learningQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        meta={query.data === undefined ? undefined : t.asOf({ date: formats.date(query.data.asOf) })}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(learning) => <Tables learning={learning} />}
      </Loaded>
    </Page>
  );
}

function Tables({ learning: { channels, lessons } }: { learning: Learning }) {
  const t = useText(learningMessages);
  if (channels.total === null) return <EmptyState title={t.few}>{t.fewBody}</EmptyState>;
  return (
    <>
      <Section title={t.channels} lead={t.channelsLead}>
        <CountTable name={t.channels} of={t.channel} table={channels} />
      </Section>
      <Section title={t.lessons} lead={t.lessonsLead}>
        <CountTable name={t.lessons} of={t.lesson} table={lessons} />
      </Section>
    </>
  );
}
