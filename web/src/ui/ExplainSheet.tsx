import { type ReactNode, useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { uiMessages } from './messages.ts';
import styles from './Overlay.module.css';

export interface Explanation {
  /** The value itself, in words: 2026. 11. 26.(목), 61점 보통. */
  readonly result: ReactNode;
  readonly rule: ReactNode;
  readonly inputs: readonly { readonly name: string; readonly value: ReactNode }[];
  /** List, law or question set with its edition, and what of it is 확인 필요. */
  readonly edition: ReactNode;
  readonly more?: ReactNode;
}

/** Every score, date, amount and ranking opens one of these: 어떻게 나온 값인가요? */
export function Explain({ label, explanation, title }: { label?: string; title?: string; explanation: Explanation }) {
  const [isOpen, setOpen] = useState(false);
  const t = useText(uiMessages);
  return (
    <>
      <Button look="link" size="small" onPress={() => setOpen(true)}>
        {label ?? t.explain}
      </Button>
      <ExplainSheet
        title={title ?? t.explain}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        explanation={explanation}
      />
    </>
  );
}

export function ExplainSheet({
  title,
  isOpen,
  onClose,
  explanation,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  explanation: Explanation;
}) {
  const t = useText(uiMessages);
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} place="side">
      <p className={styles.result}>{explanation.result}</p>
      <section className={styles.section}>
        <h3>{t.rule}</h3>
        {explanation.rule}
      </section>
      {explanation.inputs.length === 0 ? null : (
        <section className={styles.section}>
          <h3>{t.inputs}</h3>
          <dl className={styles.facts}>
            {explanation.inputs.map((input) => (
              <InputPair key={input.name} {...input} />
            ))}
          </dl>
        </section>
      )}
      <section className={styles.section}>
        <h3>{t.edition}</h3>
        {explanation.edition}
      </section>
      {explanation.more}
    </Dialog>
  );
}

function InputPair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
