import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '#lib/i18n';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import styles from './Overlay.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Close button, Escape, and a press outside unless `isSteady`. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
  readonly width?: 'medium' | 'wide';
  /** On a wide screen: from the right, beside the thing it explains. */
  readonly place?: 'middle' | 'side';
  /** Holds something written: a stray press outside must not lose it. */
  readonly isSteady?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  width = 'medium',
  place = 'middle',
  isSteady = false,
  role = 'dialog',
}: DialogProps) {
  const t = useText(uiMessages);
  const side = place === 'side' ? '' : undefined;
  return (
    <ModalOverlay
      className={styles.shade ?? ''}
      data-side={side}
      isOpen={isOpen}
      isDismissable={!isSteady}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.box ?? ''} data-width={width} data-side={side}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <AriaButton className={styles.close ?? ''} aria-label={t.close} onPress={onClose}>
              <Icon name="close" />
            </AriaButton>
          </div>
          <div className={styles.body}>{children}</div>
          {actions === undefined ? null : <div className={styles.foot}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
