import type { SavedView } from '@boru/contract/saved-views';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { PaneSection } from '#ui/Panes';
import { savedViewsQuery } from './api.ts';
import { ManageViews } from './ManageViews.tsx';
import { viewMessages } from './messages.ts';
import { addressFor, isSame, type Narrowing } from './narrowing.ts';
import styles from './Views.module.css';

/** The saved views of the left pane, own ones first. Without any, nothing stands here: the list itself offers to save one. */
export function SavedViews({ current }: { current: Narrowing }) {
  const t = useText(viewMessages);
  const { data, error, refetch } = useQuery(savedViewsQuery);
  const [isManaging, setManaging] = useState(false);
  if (error !== null && data === undefined) return <Fault error={error} onRetry={() => void refetch()} />;
  const items = data?.items ?? [];
  if (items.length === 0 && !isManaging) return null;
  return (
    <PaneSection title={t.title}>
      {items.map((view) => (
        <ViewLink key={view.id} view={view} isCurrent={isSame(view, current)} />
      ))}
      {items.some(({ mayDelete }) => mayDelete) || isManaging ? (
        <Button size="small" look="quiet" onPress={() => setManaging(true)}>
          {t.manage}
        </Button>
      ) : null}
      {isManaging ? <ManageViews views={items} onClose={() => setManaging(false)} /> : null}
    </PaneSection>
  );
}

/** Whether what stands on screen is one of the saved views: then its name is lit, and not the view it narrows. */
export function useIsSaved(current: Narrowing): boolean {
  return useQuery(savedViewsQuery).data?.items.some((view) => isSame(view, current)) ?? false;
}

function ViewLink({ view, isCurrent }: { view: SavedView; isCurrent: boolean }) {
  const t = useText(viewMessages);
  return (
    <Link to={addressFor(view, '')} aria-current={isCurrent ? 'page' : undefined}>
      <span className={styles.name}>{view.name}</span>
      {view.shared ? (
        <span className={styles.shared}>
          <span aria-hidden="true">{t.shared}</span>
          <span className="visually-hidden">{view.mine ? t.shared : t.sharedBy({ name: view.ownerName })}</span>
        </span>
      ) : null}
    </Link>
  );
}
