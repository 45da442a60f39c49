import type { OutcomeDetail, PlanProgramme } from '@boru/contract/diagnosis';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { Button, buttonClass } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Icon } from '#ui/Icon';
import { Loaded, Skeleton } from '#ui/Loading';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { outcomeQuery, paperAddress, useProgrammes } from './api.ts';
import { diagnosisMessages } from './messages.ts';
import { OutcomeView } from './OutcomeView.tsx';

/** A finished diagnosis, read by the company or by an agency that may see it. `after`: the company's next step. */
function StoredOutcome({ after }: { after?: ReactNode }) {
  const programmes = useProgrammes();
  const { outcomeId } = useParams({ strict: false }) as { readonly outcomeId?: string };
  const query = useQuery(outcomeQuery(outcomeId ?? ''));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="block" height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(detail) => <Detail detail={detail} programmes={programmes} />}
      </Loaded>
      {after}
    </Page>
  );
}

function Detail({ detail, programmes }: { detail: OutcomeDetail; programmes: readonly PlanProgramme[] }) {
  const t = useText(diagnosisMessages);
  return (
    <>
      <PageHeader
        title={t.resultTitle}
        lead={t.resultLead}
        actions={
          <>
            <Button onPress={() => window.print()}>
              <Icon name="print" size="small" /> {t.print}
            </Button>
            <a className={buttonClass('secondary', 'medium')} href={paperAddress(detail.id)} download>
              <Icon name="download" size="small" /> {t.paper}
            </a>
          </>
        }
      />
      <OutcomeView
        set={detail.questionSet}
        outcome={detail.outcome}
        programmes={programmes}
        planFrom={detail.completedOn}
        stored={detail}
        previous={detail.previous}
        comparison={detail.comparison}
      />
    </>
  );
}

/** `beside`: tasks of other rooms that stand with the plan. */
export function CompanyOutcome({ beside }: { beside?: ReactNode }) {
  const t = useText(diagnosisMessages);
  return (
    <StoredOutcome
      after={
        <>
          {beside}
          <NextStep title={t.helpTitle} why={t.helpWhy} to="/help" label={t.helpDo} />
        </>
      }
    />
  );
}

export function DeskOutcome() {
  return <StoredOutcome />;
}
