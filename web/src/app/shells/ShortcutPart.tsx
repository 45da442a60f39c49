import { useState } from 'react';
import { useText } from '#lib/i18n';
import { setShortcutsEnabled, useRegisteredShortcuts, useShortcuts, useShortcutsEnabled } from '#lib/shortcuts';
import { Button } from '#ui/Button';
import { Switch } from '#ui/Choices';
import { Dialog } from '#ui/Dialog';
import { Kbd } from '#ui/Tag';
import { appMessages } from '../messages.ts';
import styles from './Header.module.css';

/** The `?` of the desk: every key of this page, and the switch that turns them off. */
export function ShortcutPart() {
  const t = useText(appMessages);
  const [isOpen, setOpen] = useState(false);
  const isEnabled = useShortcutsEnabled();
  const shortcuts = useRegisteredShortcuts().flat();
  useShortcuts([{ key: '?', label: t.keysHelp, run: () => setOpen(true) }]);
  return (
    <>
      <Button look="quiet" size="small" aria-label={t.keysHelp} onPress={() => setOpen(true)}>
        <Kbd>?</Kbd>
      </Button>
      <Dialog title={t.keysTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="muted small">{t.keysLead}</p>
        {shortcuts.length === 0 ? <p>{t.keysNone}</p> : null}
        <dl className={styles.keys}>
          {shortcuts.map((shortcut) => (
            <div
              key={`${shortcut.key} ${shortcut.label}`}
              data-off={shortcut.disabled === true || !isEnabled ? '' : undefined}
            >
              <dt>
                <Kbd>{shortcut.key}</Kbd>
              </dt>
              <dd>{shortcut.label}</dd>
            </div>
          ))}
        </dl>
        <Switch label={t.keysOn} detail={t.keysOnDetail} isSelected={isEnabled} onChange={setShortcutsEnabled} />
      </Dialog>
    </>
  );
}
