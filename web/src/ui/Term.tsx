import { type ComponentType, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { late } from '#lib/late';
import type { Meaning, MeaningProps } from './Meaning.tsx';
import styles from './Menu.module.css';

const loadMeaning = late(() => import('./Meaning.tsx'));
type Over = ComponentType<Parameters<typeof Meaning>[0]>;

/** A statutory word, explained where it first stands. Opens on press, so that it works by touch and by key; a hover tooltip would not. */
export function Term({ word, meaning, source }: MeaningProps) {
  const by = useRef<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [over, setOver] = useState<{ readonly Part: Over } | null>(null);
  // The line broke before the part that draws it over the page came: then it stands in the text.
  const [isPlain, setPlain] = useState(false);
  const come = () => loadMeaning().then(({ Meaning: Part }) => setOver({ Part }));
  const near = () => void come().catch(() => undefined);
  const press = () => {
    setOpen(!isOpen);
    setPlain(false);
    if (over === null && !isOpen) come().catch(() => setPlain(true));
  };
  return (
    <>
      <AriaButton
        ref={by}
        className={styles.term ?? ''}
        data-print="keep"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onHoverStart={near}
        onFocus={near}
        onPress={press}
      >
        {word}
      </AriaButton>
      {over === null ? null : (
        <over.Part
          {...{ word, meaning, by, isOpen }}
          onChange={setOpen}
          {...(source === undefined ? {} : { source })}
        />
      )}
      {isPlain ? (
        <div role="note" className="small">
          {meaning} {source}
        </div>
      ) : null}
    </>
  );
}
