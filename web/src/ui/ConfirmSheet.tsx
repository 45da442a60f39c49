import type { ReactNode } from 'react';
import { useText } from '#lib/i18n';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Fault } from './ErrorState.tsx';
import { uiMessages } from './messages.ts';
import styles from './Overlay.module.css';

export interface ConfirmSheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  /** A verb with its object: 이 기관에 보내기. Never 확인. */
  readonly confirmLabel: string;
  readonly whoSees?: ReactNode;
  readonly whatTheySee?: ReactNode;
  readonly howLong?: ReactNode;
  readonly basis?: ReactNode;
  readonly takeBack?: ReactNode;
  /** Checkboxes of consent, a reason, an address: what is still needed from the reader. */
  readonly children?: ReactNode;
  readonly isDanger?: boolean;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  /** The error of the attempt, shown in the sheet: nothing was sent. */
  readonly error?: unknown;
}

/** "Say what happens", before a button that sends something to someone: who, what, until when, on what basis, and the way back. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const t = useText(uiMessages);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.whoSees, props.whoSees],
    [t.whatTheySee, props.whatTheySee],
    [t.howLong, props.howLong],
    [t.basis, props.basis],
    [t.takeBack, props.takeBack],
  ];
  const given = facts.filter(([, value]) => value !== undefined);
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      isSteady
      actions={
        <>
          <Button onPress={props.onClose}>{t.cancel}</Button>
          <Button
            look={props.isDanger === true ? 'danger' : 'primary'}
            isPending={props.isPending === true}
            isDisabled={props.isDisabled === true}
            onPress={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
      {given.length === 0 ? null : (
        <dl className={styles.facts}>
          {given.map(([name, value]) => (
            <FactPair key={name} name={name} value={value} />
          ))}
        </dl>
      )}
      {props.error === undefined || props.error === null ? null : (
        <div className={styles.fault}>
          <Fault error={props.error} wrote />
        </div>
      )}
    </Dialog>
  );
}

function FactPair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
