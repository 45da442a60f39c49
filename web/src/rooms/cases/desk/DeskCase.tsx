import type { CaseView } from '@boru/contract/cases';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { usePathParam } from '#lib/navigation';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Panes } from '#ui/Panes';
import { caseQuery } from '../api.ts';
import { NewsLine } from '../live/NewsLine.tsx';
import { useLive } from '../live/useLive.ts';
import { CaseDetail } from './CaseDetail.tsx';
import { Context } from './Context.tsx';
import { deskMessages } from './messages.ts';

/** One case alone: where mails lead, what is printed, and what fits a narrow screen. */
export function DeskCase({ beside }: { beside?: ((file: CaseView) => ReactNode) | undefined }) {
  const t = useText(deskMessages);
  const id = usePathParam('id');
  const query = useQuery(caseQuery(id));
  const live = useLive(id);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="block" height="60rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(file) => (
        <Panes
          detail={
            <>
              <NewsLine live={live}>
                <Link to="/desk">{t.back}</Link>
              </NewsLine>
              <CaseDetail key={file.id} file={file} />
            </>
          }
          context={<Context file={file} beside={beside?.(file)} />}
        />
      )}
    </Loaded>
  );
}
