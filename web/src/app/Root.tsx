import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { useSession } from '#lib/session';
import { SkipLink } from '#ui/Frame';
import { PageProgress } from '#ui/Loading';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { DemoMark } from './DemoMark.tsx';
import { LateParts } from './LateParts.tsx';
import { appMessages } from './messages.ts';

/** Around every page: the skip link, the title, the focus after a change of page, and what may appear over it. */
export function Root() {
  const isBusy = useRouterState({ select: (state) => state.status === 'pending' });
  const isSealed = useSealed();
  useTitle();
  useFocusOnNewPage();
  return (
    <>
      <SkipLink />
      <PageProgress isBusy={isBusy} />
      <Outlet />
      <ConnectionNotice isSealed={isSealed} />
      {isSealed ? null : <KnownParts />}
    </>
  );
}

/** What asks who is looking; a page for reports does not. */
function KnownParts() {
  const { session } = useSession();
  return (
    <>
      {session.demo ? <DemoMark /> : null}
      <LateParts />
    </>
  );
}

const useSealed = () => useMatches({ select: (matches) => matches.at(-1)?.staticData.isSealed === true });

function useTitle(): void {
  const t = useText(appMessages);
  const locale = useLocale();
  const isSealed = useSealed();
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  useEffect(() => {
    // A list of visits and the bar of tasks name the page; of a report they say the least.
    document.title = title === undefined || isSealed ? t.brand : `${title[locale]} · ${t.brand}`;
    document.documentElement.lang = locale;
  }, [title, isSealed, locale, t.brand]);
}

/** A screen reader must hear that the page changed, and the next Tab must start at its content. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return;
    if (first.current) {
      first.current = false;
      return;
    }
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [path]);
}
