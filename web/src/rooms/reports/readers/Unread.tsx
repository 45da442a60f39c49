import { useText } from '#lib/i18n';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import type { Keys } from '../desk/api.ts';
import { deskMessages } from '../desk/messages.ts';
import { readerMessages } from './messages.ts';

/** Says that nobody can open the desk, or some of what it holds, and what to do. `away`: shown on another page than that of the keys. */
export function Unread({ keys, away = false }: { keys: Keys; away?: boolean }) {
  const t = useText(readerMessages);
  const desk = useText(deskMessages);
  const present = keys.keys.find(({ retiredOn }) => retiredOn === null);
  if (keys.unread.length === 0) return null;
  const isWhole = present !== undefined && keys.unread.includes(present.id);
  return (
    <Notice
      tone={isWhole ? 'danger' : 'warning'}
      title={isWhole ? t.unreadTitle : t.unreadFormer}
      {...(away ? { action: <LinkButton to="/desk/reports/keys">{desk.toTeam}</LinkButton> } : {})}
    >
      {t.unreadBody}
    </Notice>
  );
}
