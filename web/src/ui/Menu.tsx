import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';
import own from './Menu.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly run: () => void;
  readonly isDisabled?: boolean;
}

export function Menu({
  label,
  trigger,
  actions,
}: {
  label: string;
  trigger: ReactNode;
  actions: readonly MenuAction[];
}) {
  return (
    <MenuTrigger>
      <AriaButton className={own.trigger ?? ''}>
        {trigger}
        {label === trigger ? null : <span className="visually-hidden"> {label}</span>}
        <Icon name="down" size="small" />
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <AriaMenu
          className={styles.listBox ?? ''}
          onAction={(key) => actions.find((action) => action.id === key)?.run()}
        >
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              isDisabled={action.isDisabled === true}
              className={styles.option ?? ''}
            >
              <span className={styles.optionText}>
                {action.label}
                {action.detail === undefined ? null : <span className={styles.optionDetail}>{action.detail}</span>}
              </span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
