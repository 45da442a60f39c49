import type { SavedView } from '@boru/contract/saved-views';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Checkbox } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Fault } from '#ui/ErrorState';
import { TextField } from '#ui/TextField';
import { changeView, deleteView, saveView, useViewDeed } from './api.ts';
import { viewMessages } from './messages.ts';
import styles from './Views.module.css';

export function ManageViews({ views, onClose }: { views: readonly SavedView[]; onClose: () => void }) {
  const t = useText(viewMessages);
  const own = views.filter(({ mayDelete }) => mayDelete);
  const bringBack = useViewDeed(
    ({ id: _id, mine: _mine, ownerName: _owner, mayDelete: _may, version: _version, ...view }: SavedView) =>
      saveView(view),
    () => undefined,
    t.saved,
  );
  // Here and not in the row: the row is gone once its view is.
  const remove = useViewDeed(
    (view: SavedView) => deleteView(view.id),
    (view) =>
      notify({
        tone: 'success',
        title: t.removed({ name: view.name }),
        // What a colleague had saved cannot come back under the colleague's name.
        ...(view.mine ? { action: { label: t.bringBack, run: () => bringBack.mutate(view) } } : {}),
      }),
  );
  return (
    <Dialog title={t.manage} isOpen onClose={onClose} isSteady>
      <p className="small">{t.manageLead}</p>
      {remove.error === null ? null : <Fault error={remove.error} />}
      {own.length === 0 ? <p>{t.none}</p> : null}
      <ul className={styles.managed}>
        {own.map((view) => (
          <li key={view.id}>
            {/* A new version means other words: the form begins from them. */}
            <Row key={view.version} view={view} onRemove={() => remove.mutate(view)} isRemoving={remove.isPending} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Row({ view, onRemove, isRemoving }: { view: SavedView; onRemove: () => void; isRemoving: boolean }) {
  const t = useText(viewMessages);
  const locale = useLocale();
  const { has } = useSession();
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(view.shared);
  const change = useViewDeed(
    () => changeView(view.id, { version: view.version, name: name.trim(), shared }),
    () => undefined,
    t.changed,
  );
  const wrong = fieldError(change.error, 'name', locale);
  const isSame = name.trim() === view.name && shared === view.shared;
  return (
    <div className={styles.managedRow}>
      {view.mine ? (
        <>
          <TextField size="small" label={t.name} value={name} onChange={setName} maxLength={40} error={wrong} />
          {has('agency.auditor') ? null : (
            <Checkbox label={t.share} isSelected={shared} onChange={setShared} detail={t.shareHint} />
          )}
        </>
      ) : (
        <p>
          <strong>{view.name}</strong> <span className="small muted">{t.sharedBy({ name: view.ownerName })}</span>
        </p>
      )}
      {change.error === null || wrong !== undefined ? null : <Fault error={change.error} wrote />}
      <div className={styles.tools}>
        {view.mine ? (
          <Button
            size="small"
            aria-label={t.changeOf({ name: view.name })}
            isDisabled={name.trim() === '' || isSame}
            isPending={change.isPending}
            onPress={() => change.mutate()}
          >
            {t.change}
          </Button>
        ) : null}
        <Button
          size="small"
          look="quiet"
          aria-label={t.removeOf({ name: view.name })}
          isPending={isRemoving}
          onPress={onRemove}
        >
          {t.remove}
        </Button>
      </div>
    </div>
  );
}
