import { countedTo } from '@boru/contract/case-lists';
import type { Inbox } from '@boru/contract/inbox';
import { useText } from '#lib/i18n';
import { useSession } from '#lib/session';
import { Link } from '#ui/Link';
import { PaneSection } from '#ui/Panes';
import type { InboxViewName } from '../api.ts';
import { GlassSheet } from '../sight/GlassSheet.tsx';
import { sightMessages } from '../sight/messages.ts';
import type { Narrowing } from '../views/narrowing.ts';
import { SavedViews, useIsSaved } from '../views/SavedViews.tsx';
import styles from './Desk.module.css';
import { deskMessages } from './messages.ts';

const own = ['new', 'dueToday', 'overdue', 'mine', 'watched', 'waiting', 'open', 'closed'] as const;
const passing = ['received', 'sent'] as const;

export function useViewNames(): Readonly<Record<InboxViewName, string>> {
  const t = useText(deskMessages);
  return {
    new: t.viewNew,
    dueToday: t.viewDueToday,
    overdue: t.viewOverdue,
    mine: t.viewMine,
    watched: t.viewWatched,
    waiting: t.viewWaiting,
    received: t.viewReceived,
    sent: t.viewSent,
    open: t.viewOpen,
    closed: t.viewClosed,
  };
}

/** The left pane: every view with its number; red only where a date has come or gone, and always with its word. */
export function Views({ current, counts }: { current: Narrowing; counts: Inbox['counts'] | undefined }) {
  const t = useText(deskMessages);
  const words = useText(sightMessages);
  const { has } = useSession();
  const isSaved = useIsSaved(current);
  const row = (view: InboxViewName) => (
    <ViewLink key={view} view={view} isCurrent={!isSaved && view === current.view} count={counts?.[view]} />
  );
  return (
    <>
      <PaneSection title={t.ownDesk}>{own.map(row)}</PaneSection>
      <PaneSection title={t.passing}>{passing.map(row)}</PaneSection>
      <SavedViews current={current} />
      {has('agency.manager') ? (
        <PaneSection title={words.glass}>
          <GlassSheet />
        </PaneSection>
      ) : null}
    </>
  );
}

function ViewLink({ view, isCurrent, count }: { view: InboxViewName; isCurrent: boolean; count: number | undefined }) {
  const t = useText(deskMessages);
  const names = useViewNames();
  const isMany = count !== undefined && count >= countedTo;
  const urgent = (view === 'overdue' || view === 'dueToday') && count !== undefined && count > 0;
  return (
    <Link to={`/desk?view=${view}`} aria-current={isCurrent ? 'page' : undefined}>
      <span>{names[view]}</span>
      <span className={styles.count} data-urgent={urgent ? '' : undefined}>
        <span aria-hidden="true">{isMany ? `${countedTo - 1}+` : (count ?? '')}</span>
        <span className="visually-hidden">
          {count === undefined ? '' : isMany ? t.countMany({ count }) : t.count({ count })}
        </span>
      </span>
    </Link>
  );
}
