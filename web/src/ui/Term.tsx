import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import styles from './Menu.module.css';

/** A statutory word, explained where it first stands. Opens on press, so that it works by touch and by key; a hover tooltip would not. */
export function Term({ word, meaning, source }: { word: string; meaning: ReactNode; source?: ReactNode }) {
  return (
    <DialogTrigger>
      <AriaButton className={styles.term ?? ''} data-print="keep">
        {word}
      </AriaButton>
      <Popover className={styles.meaning ?? ''}>
        <AriaDialog className={styles.dialog ?? ''} aria-label={word}>
          <strong>{word}</strong>
          {meaning}
          {source === undefined ? null : <small>{source}</small>}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
