import { useRef } from 'react';
import { useText } from '#lib/i18n';
import { Checkbox } from '#ui/Choices';
import styles from './Assigning.module.css';
import { assigningMessages } from './messages.ts';
import type { Chosen } from './useChosen.ts';

/** The box of one row; with Shift it reaches from the row chosen last. */
export function ChooseBox({ id, title, chosen }: { id: string; title: string; chosen: Chosen }) {
  const t = useText(assigningMessages);
  const withShift = useRef(false);
  return (
    <span
      className={styles.box}
      onPointerDownCapture={(event) => {
        withShift.current = event.shiftKey;
      }}
      onKeyDownCapture={(event) => {
        withShift.current = event.shiftKey;
      }}
    >
      <Checkbox
        label={<span className="visually-hidden">{t.choose({ title })}</span>}
        isSelected={chosen.has(id)}
        onChange={() => (withShift.current ? chosen.reach(id) : chosen.toggle(id))}
      />
    </span>
  );
}
