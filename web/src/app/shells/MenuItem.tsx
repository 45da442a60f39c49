import { useText } from '#lib/i18n';
import { Link } from '#ui/Link';
import { appMessages } from '../messages.ts';
import type { MenuLink } from './menus.ts';

export function MenuItem({ link, isCurrent }: { link: MenuLink; isCurrent: boolean }) {
  const t = useText(appMessages);
  return (
    <li>
      <Link to={link.to} aria-current={isCurrent ? 'page' : undefined}>
        {t[link.label] as string}
      </Link>
    </li>
  );
}
