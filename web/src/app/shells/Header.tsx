import { lazy, Suspense, useEffect, useState } from 'react';
import { setHighContrast, useHighContrast } from '#lib/contrast';
import { useText } from '#lib/i18n';
import { setLocale, useLocale, usePick } from '#lib/locale';
import { homeOf, usePath } from '#lib/navigation';
import { useRegionName } from '#lib/region';
import { useSession } from '#lib/session';
import { Icon } from '#ui/Icon';
import { Link, LinkButton } from '#ui/Link';
import { appMessages } from '../messages.ts';
import type { ShellName } from '../routes.tsx';
import styles from './Header.module.css';
import { MenuItem } from './MenuItem.tsx';
import { MoreLinks } from './MoreLinks.tsx';
import { currentLink, menus } from './menus.ts';

const AccountPart = lazy(() => import('./AccountPart.tsx').then((module) => ({ default: module.AccountPart })));
const ShortcutPart = lazy(() => import('./ShortcutPart.tsx').then((module) => ({ default: module.ShortcutPart })));

export function Header({ shell }: { shell: ShellName }) {
  const t = useText(appMessages);
  const path = usePath();
  const { session, has } = useSession();
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [path]);
  const menu = shell === 'public' && session.kind === 'agency' ? menus.desk : menus[shell];
  const links = menu.filter(({ only }) => only === undefined || has(only));
  const lit = currentLink(links, path);
  const more = links.filter((link) => link.more === true);
  return (
    <header className={styles.bar} data-shell={shell}>
      <Brand
        to={shell === 'public' ? '/' : homeOf(session.kind)}
        plain={shell === 'desk' || shell === 'administration'}
      />
      <nav id="main-menu" className={styles.nav} data-open={isOpen ? '' : undefined} aria-label={t.mainMenu}>
        <ul>
          {links
            .filter((link) => link.more !== true)
            .map((link) => (
              <MenuItem key={link.to} link={link} isCurrent={link.to === lit} />
            ))}
          {more.length === 0 ? null : <MoreLinks links={more} lit={lit} />}
        </ul>
        <div className={styles.inMenu}>
          <ViewControls />
        </div>
      </nav>
      <div className={styles.controls}>
        <div className={styles.inBar}>
          <ViewControls />
        </div>
        {shell === 'desk' ? (
          <div className={styles.keysRoom}>
            <Suspense fallback={null}>
              <ShortcutPart />
            </Suspense>
          </div>
        ) : null}
        <Who />
        <button
          type="button"
          className={styles.menuButton}
          aria-expanded={isOpen}
          aria-controls="main-menu"
          aria-label={isOpen ? t.closeMenu : t.menu}
          onClick={() => setOpen(!isOpen)}
          data-print="hide"
        >
          <Icon name={isOpen ? 'close' : 'menu'} />
        </button>
      </div>
    </header>
  );
}

function Brand({ to, plain }: { to: string; plain: boolean }) {
  const t = useText(appMessages);
  const pick = usePick();
  const region = useRegionName();
  return (
    <Link to={to} className={styles.brand}>
      <strong>{t.brand}</strong>
      {plain ? null : (
        <small>
          {region === null ? '' : `${pick(region)} `}
          {t.brandTagline}
        </small>
      )}
    </Link>
  );
}

/** Language and contrast: plain buttons, on every page, in the same place. */
function ViewControls() {
  const t = useText(appMessages);
  const locale = useLocale();
  const isHigh = useHighContrast();
  return (
    <>
      <button
        type="button"
        className={styles.plain}
        aria-pressed={isHigh}
        onClick={() => setHighContrast(!isHigh)}
        data-print="hide"
      >
        {t.clearView}
      </button>
      <button
        type="button"
        className={styles.plain}
        lang={locale === 'en' ? 'ko' : 'en'}
        title={t.otherLanguageHint}
        onClick={() => setLocale(locale === 'en' ? 'ko' : 'en')}
        data-print="hide"
      >
        {t.otherLanguage}
      </button>
    </>
  );
}

/** Keeps its room while the session is not known yet. */
function Who() {
  const t = useText(appMessages);
  const { session, known } = useSession();
  const path = usePath();
  if (!known) return <span className={styles.whoRoom} />;
  if (session.person === null) {
    const next = path === '/' || path === '/sign-in' ? '' : `?next=${encodeURIComponent(path)}`;
    return (
      <LinkButton to={`/sign-in${next}`} size="small">
        {t.signIn}
      </LinkButton>
    );
  }
  return (
    <Suspense fallback={<span className={styles.whoRoom} />}>
      <AccountPart />
    </Suspense>
  );
}
