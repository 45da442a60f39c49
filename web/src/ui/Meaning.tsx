import type { ReactNode, RefObject } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import styles from './Menu.module.css';

export interface MeaningProps {
  readonly word: string;
  readonly meaning: ReactNode;
  readonly source?: ReactNode;
}

interface Props extends MeaningProps {
  readonly by: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
}

/** What a word means, over the page. Apart from the word, because many pages have words and few readers press them. */
export function Meaning({ word, meaning, source, by, isOpen, onChange }: Props) {
  return (
    <Popover className={styles.meaning ?? ''} triggerRef={by} isOpen={isOpen} onOpenChange={onChange}>
      <AriaDialog className={styles.dialog ?? ''} aria-label={word}>
        <strong>{word}</strong>
        {meaning}
        {source === undefined ? null : <small>{source}</small>}
      </AriaDialog>
    </Popover>
  );
}
