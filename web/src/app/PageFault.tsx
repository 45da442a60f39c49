import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useText } from '#lib/i18n';
import { isProblem } from '#lib/problem';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Page } from '#ui/Page';
import { appMessages } from './messages.ts';
import { NotFound } from './NotFound.tsx';

/** A page that could not be drawn, inside its shell: the way to everywhere else stays open. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  const t = useText(appMessages);
  const router = useRouter();
  const { reset: resetQueries } = useQueryErrorResetBoundary();
  if (isProblem(error, 'thing.not_found')) return <NotFound />;
  // After a new release the old page asks for scripts that are gone: only a reload helps.
  const stale = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
  const retry = () => {
    if (stale) {
      location.reload();
      return;
    }
    resetQueries();
    reset();
    void router.invalidate();
  };
  return (
    <Page width="form">
      <ErrorState error={error} onRetry={retry}>
        <LinkButton to="/">{t.toHome}</LinkButton>
      </ErrorState>
    </Page>
  );
}
