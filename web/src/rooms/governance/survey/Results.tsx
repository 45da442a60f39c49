import type { SurveyFeed } from '@boru/contract/surveys';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { feedIndicator, type Survey, useSurveyDeed } from './api.ts';
import { surveyMessages } from './messages.ts';

type Result = NonNullable<Survey['results']>[number];
type Chosen = { question: number; option: number; label: string };

/** Each question by itself: how many, the weighted share, its interval; what is too small is said to be withheld. */
export function Results({ survey, results }: { survey: Survey; results: readonly Result[] }) {
  const t = useText(surveyMessages);
  const [feeding, setFeeding] = useState<Chosen | null>(null);
  return (
    <Section title={t.results} lead={t.resultsLead}>
      {results.map((result, question) => (
        <Question
          key={result.text}
          result={result}
          at={question + 1}
          onFeed={survey.may.includes('feed') ? (option, label) => setFeeding({ question, option, label }) : null}
        />
      ))}
      {feeding === null ? null : <FeedSheet survey={survey} chosen={feeding} onClose={() => setFeeding(null)} />}
    </Section>
  );
}

interface Props {
  readonly result: Result;
  readonly at: number;
  readonly onFeed: ((option: number, label: string) => void) | null;
}

function Question({ result, at, onFeed }: Props) {
  const t = useText(surveyMessages);
  const formats = useFormats();
  const rows = result.options.map((option, place) => ({ ...option, place }));
  const shown = (value: number | null) => (value === null ? t.hidden : formats.number(value));
  return (
    <Table
      caption={`${at}. ${result.text}`}
      rows={rows}
      keyOf={(row) => String(row.place)}
      columns={[
        { id: 'option', title: t.option, isRowHeader: true, cell: (row) => row.text },
        { id: 'count', title: t.count, cell: (row) => shown(row.count) },
        { id: 'share', title: t.share, cell: (row) => shown(row.percent) },
        {
          id: 'interval',
          title: t.interval,
          cell: (row) => (row.low === null || row.high === null ? '–' : `${row.low} – ${row.high}`),
        },
        {
          id: 'feed',
          title: '',
          cell: (row) =>
            onFeed === null || row.percent === null ? null : (
              <Button
                size="small"
                onPress={() => onFeed(row.place, `${result.text}: ${row.text}`)}
                aria-label={`${row.text} ${t.feed}`}
              >
                {t.feed}
              </Button>
            ),
        },
      ]}
    />
  );
}

function FeedSheet({ survey, chosen, onClose }: { survey: Survey; chosen: Chosen; onClose: () => void }) {
  const t = useText(surveyMessages);
  const [indicatorId, setIndicator] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const feeding = useSurveyDeed((wish: SurveyFeed) => feedIndicator(survey.id, wish), t.fed, onClose);
  const found = survey.indicators.find(({ id }) => id === indicatorId);
  const { question, option } = chosen;
  return (
    <ConfirmSheet
      title={t.feedTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (found) feeding.mutate({ indicatorId: found.id, indicatorVersion: found.version, question, option });
      }}
      confirmLabel={t.feed}
      isPending={feeding.isPending}
      error={feeding.error}
      takeBack={t.feedBack}
    >
      <p>{chosen.label}</p>
      {survey.indicators.length === 0 ? (
        <p className="muted">{t.noIndicators}</p>
      ) : (
        <Select
          label={t.indicator}
          isRequired
          options={survey.indicators.map(({ id, title, unit }) => ({ id, label: `${title} (${unit})` }))}
          value={indicatorId}
          onChange={setIndicator}
          error={isTried && indicatorId === null ? t.needed : undefined}
        />
      )}
    </ConfirmSheet>
  );
}
