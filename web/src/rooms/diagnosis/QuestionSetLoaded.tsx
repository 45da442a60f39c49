import type { QuestionSet } from '@boru/contract/question-set';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page } from '#ui/Page';
import { questionSetQuery } from './api.ts';

/** The set that a page needs before it can draw anything: the one in force, or the edition a draft was begun on. */
export function QuestionSetLoaded({
  edition,
  meanwhile,
  children,
}: {
  edition?: { readonly id: string; readonly version: number } | undefined;
  /** What of the page can be shown without the set; else its room is kept. */
  meanwhile?: ReactNode;
  children: (set: QuestionSet) => ReactNode;
}) {
  const query = useQuery(questionSetQuery(edition));
  return (
    <Loaded
      query={query}
      skeleton={
        meanwhile ?? (
          <Page>
            <Skeleton shape="block" height="50rem" />
          </Page>
        )
      }
      fault={(error, retry) => (
        <Page>
          <ErrorState error={error} onRetry={retry} />
        </Page>
      )}
    >
      {children}
    </Loaded>
  );
}
