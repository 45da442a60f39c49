import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { usePath } from '#lib/navigation';
import { Icon } from '#ui/Icon';
import { appMessages } from '../messages.ts';
import { MenuItem } from './MenuItem.tsx';
import styles from './MoreLinks.module.css';
import type { MenuLink } from './menus.ts';

/** What the bar has no room for: links behind one button, and plain rows of the list where the whole menu folds. */
export function MoreLinks({ links, lit }: { links: readonly MenuLink[]; lit: string | null }) {
  const t = useText(appMessages);
  const path = usePath();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the list
  useEffect(() => setOpen(false), [path]);
  const current = links.find((link) => link.to === lit);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <li
      className={styles.more}
      data-open={isOpen ? '' : undefined}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls="more-links"
        data-current={current === undefined ? undefined : ''}
        onClick={() => setOpen(!isOpen)}
      >
        {current === undefined ? t.more : (t[current.label] as string)}
        <Icon name="down" size="small" />
      </button>
      <ul id="more-links" className={styles.list}>
        {links.map((link) => (
          <MenuItem key={link.to} link={link} isCurrent={link.to === lit} />
        ))}
      </ul>
    </li>
  );
}
