import { useMutation, useQuery } from '@tanstack/react-query';
import { rememberSignedIn } from '#lib/expiry';
import { api } from '#lib/fetcher';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { homeOf, useGo, usePath } from '#lib/navigation';
import { useForgetEverythingSeen, useSession } from '#lib/session';
import { Link, LinkButton } from '#ui/Link';
import { Menu } from '#ui/Menu';
import { Bell } from '#ui/Notifications';
import { unreadQuery } from '../../rooms/organisations/notices/api.ts';
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
  const told = useQuery({ ...unreadQuery, enabled: session.person !== null });
  if (session.person === null) return null;
  const unread = told.data?.unread ?? 0;
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
            {t[label] as string}
          </LinkButton>
        </span>
      )}
      <Bell unread={unread}>
        <Link to="/account/notices">{unread === 0 ? t.noticesAll : t.noticesNew({ count: unread })}</Link>
      </Bell>
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
          { id: 'notifications', label: t.noticeChoices, run: () => go('/account/notifications') },
          { id: 'sign-out', label: t.signOut, run: () => signOut.mutate() },
        ]}
      />
    </>
  );
}
