import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { companyOutcomesQuery } from './api.ts';
import { History } from './CompanyDiagnoses.tsx';
import { diagnosisMessages } from './messages.ts';

/** On the desk's page of a company: what the company shows of its diagnoses. Asking leaves a trace the company reads. */
export function OutcomesForDesk({ companyId }: { companyId: string }) {
  const t = useText(diagnosisMessages);
  const query = useQuery(companyOutcomesQuery(companyId));
  return (
    <Section title={t.deskTitle}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) =>
          isProblem(error, 'thing.not_found') ? (
            <EmptyState size="small" title={t.deskNone} />
          ) : (
            <Fault error={error} onRetry={retry} />
          )
        }
      >
        {({ outcomes }) => <History outcomes={outcomes} base="/desk/diagnoses" />}
      </Loaded>
    </Section>
  );
}
