import { useMutation } from '@tanstack/react-query';
import { rememberSignedIn } from '#lib/expiry';
import { api } from '#lib/fetcher';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { homeOf, useGo, usePath } from '#lib/navigation';
import { useForgetEverythingSeen, useSession } from '#lib/session';
import { LinkButton } from '#ui/Link';
import { Menu } from '#ui/Menu';
import { Bell } from '#ui/Notifications';
import { appMessages } from '../messages.ts';
import styles from './Header.module.css';
import type { MenuLink } from './menus.ts';

const homeLabel: Readonly<Record<string, MenuLink['label']>> = {
  company: 'navToday',
  agency: 'navInbox',
  administrator: 'navOverview',
};

/** The bell, and the menu under one's own name. */
export function AccountPart() {
  const t = useText(appMessages);
  const pick = usePick();
  const go = useGo();
  const path = usePath();
  const { session } = useSession();
  const forget = useForgetEverythingSeen();
  const signOut = useMutation({
    mutationFn: () => api<unknown>('POST /api/sign-out', { body: {}, asksToSignIn: false }),
    onSettled: async () => {
      rememberSignedIn(false);
      await forget({ drafts: true });
      go('/');
    },
  });
  if (session.person === null) return null;
  const organisation = session.organisation?.name;
  const where = organisation === undefined ? '' : pick(organisation);
  const label = homeLabel[session.kind];
  const home =
    label === undefined ? [] : [{ id: 'home', label: t[label] as string, run: () => go(homeOf(session.kind)) }];
  return (
    <>
      {label === undefined || path.startsWith(homeOf(session.kind)) ? null : (
        <span className={styles.home}>
          <LinkButton to={homeOf(session.kind)} size="small">
            {t[label]}
          </LinkButton>
        </span>
      )}
      <Bell />
      <Menu
        label={t.accountMenu}
        trigger={
          <span>
            {session.person.name}
            {where === '' ? null : <small> · {where}</small>}
          </span>
        }
        actions={[
          ...home,
          { id: 'account', label: t.account, run: () => go('/account') },
          { id: 'sign-out', label: t.signOut, run: () => signOut.mutate() },
        ]}
      />
    </>
  );
}
