import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { beginSurvey, remindSurvey, type Survey, surveyQuery, useSurveyDeed } from './api.ts';
import { surveyMessages } from './messages.ts';
import { Results } from './Results.tsx';

/** One survey: how it is drawn, how many answered, what they said. */
export function SurveyPage() {
  const query = useQuery(surveyQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(survey) => <Shown survey={survey} />}
      </Loaded>
    </Page>
  );
}

const steps = ['begin', 'remind'] as const;
type Step = (typeof steps)[number];

function Shown({ survey }: { survey: Survey }) {
  const t = useText(surveyMessages);
  const pick = usePick();
  const formats = useFormats();
  const [step, setStep] = useState<Step | null>(null);
  const buttons = steps.filter((one) => survey.may.includes(one));
  return (
    <>
      <PageHeader
        title={survey.title}
        lead={survey.purpose}
        crumbs={[{ label: t.title, to: '/desk/surveys' }, { label: survey.title }]}
        meta={
          <>
            <Tag>{pick(lists.surveyState[survey.state])}</Tag>
            <span>
              {t.until} {formats.dateTime(survey.closesAt)}
            </span>
          </>
        }
        actions={
          <Actions>
            {buttons.map((one) => (
              <Button key={one} look="primary" onPress={() => setStep(one)}>
                {t[one]}
              </Button>
            ))}
          </Actions>
        }
      />
      {survey.state === 'drawing' ? <Notice isLive title={t.drawing} /> : null}
      <Section title={t.plan}>
        <Plan survey={survey} />
      </Section>
      {survey.results === null ? (
        <Section title={t.questions} lead={t.resultsLater}>
          <ol>
            {survey.questions.map(({ text, options }) => (
              <li key={text}>
                {text} <span className="muted">({options.join(' / ')})</span>
              </li>
            ))}
          </ol>
        </Section>
      ) : (
        <Results survey={survey} results={survey.results} />
      )}
      {step === null ? null : <StepSheet survey={survey} step={step} onClose={() => setStep(null)} />}
    </>
  );
}

function Plan({ survey }: { survey: Survey }) {
  const t = useText(surveyMessages);
  const pick = usePick();
  const formats = useFormats();
  const { frame, responsePercent, remindedAt } = survey;
  const rate = responsePercent === null ? t.noRate : `${responsePercent}%`;
  return (
    <>
      <DescriptionList
        items={[
          { name: t.strata, value: pick(lists.surveyStrata[survey.strata]) },
          { name: t.allocation, value: pick(lists.surveyAllocation[survey.allocation]) },
          { name: t.sample, value: formats.number(survey.sample) },
          { name: t.seed, value: <code>{survey.seed}</code> },
          ...(frame === null ? [] : [{ name: t.rate, value: rate }]),
        ]}
      />
      {frame === null ? null : (
        <>
          <p>
            {t.whole({ frame: formats.number(frame) })}{' '}
            {remindedAt === null ? null : t.lastReminded({ at: formats.dateTime(remindedAt) })}
          </p>
          <Table
            caption={t.plan}
            isCaptionHidden
            rows={survey.strataRows}
            keyOf={(row) => row.label.ko}
            columns={[
              { id: 'stratum', title: t.stratum, isRowHeader: true, cell: (row) => pick(row.label) },
              { id: 'frame', title: t.frame, cell: (row) => formats.number(row.size) },
              { id: 'drawn', title: t.drawn, cell: (row) => formats.number(row.drawn) },
              {
                id: 'answered',
                title: t.answered,
                cell: (row) => (row.answered === null ? t.hidden : formats.number(row.answered)),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

function StepSheet({ survey, step, onClose }: { survey: Survey; step: Step; onClose: () => void }) {
  const t = useText(surveyMessages);
  const isBeginning = step === 'begin';
  const send = isBeginning ? beginSurvey : remindSurvey;
  const doing = useSurveyDeed(() => send(survey.id, survey.version), isBeginning ? t.begun : t.reminded, onClose);
  return (
    <ConfirmSheet
      title={isBeginning ? t.beginTitle : t.remindTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => doing.mutate()}
      confirmLabel={t[step]}
      isPending={doing.isPending}
      error={doing.error}
      whoSees={t.beginWho}
      takeBack={isBeginning ? t.beginBack : t.remindBack}
    />
  );
}
