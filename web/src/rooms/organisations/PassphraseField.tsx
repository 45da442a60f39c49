import { useEffect, useState } from 'react';
import { useText } from '#lib/i18n';
import { Checkbox } from '#ui/Choices';
import { TextField } from '#ui/TextField';
import { organisationMessages } from './messages.ts';
import styles from './PassphraseField.module.css';

interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly weakness: 'short' | 'common' | 'personal' | 'keyboard' | 'repeated' | 'date' | null;
}

/** The weakest that the server accepts. */
const GOOD = 3;

interface PassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** Name and address of the person: a passphrase made of them is easy to guess. */
  readonly about: readonly string[];
  readonly onStrength?: (isGood: boolean) => void;
  readonly label?: string;
}

/** Choosing a passphrase, with a meter that asks nobody: the same function the server judges by, loaded when needed. */
export function PassphraseField({ value, onChange, error, about, onStrength, label }: PassphraseFieldProps) {
  const t = useText(organisationMessages);
  const [isShown, setShown] = useState(false);
  const strength = useStrength(value, about);
  useEffect(() => onStrength?.(strength !== null && strength.score >= GOOD), [strength, onStrength]);
  const scores = [t.strength0, t.strength1, t.strength2, t.strength3, t.strength4];
  const weaknesses = {
    short: t.weakShort,
    common: t.weakCommon,
    personal: t.weakPersonal,
    keyboard: t.weakKeyboard,
    repeated: t.weakRepeated,
    date: t.weakDate,
  };
  const words = strength === null ? '' : (scores[strength.score] ?? '');
  const reason = strength?.weakness == null ? '' : weaknesses[strength.weakness];
  return (
    <div className={styles.field}>
      <TextField
        label={label ?? t.passphrase}
        description={t.passphraseHint}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        name="new-passphrase"
        value={value}
        onChange={onChange}
        error={error}
        isRequired
      />
      <div className={styles.meter} data-score={strength?.score} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <p className={styles.words} role="status">
        {words === '' ? ' ' : `${t.strength}: ${words}. ${reason}`}
      </p>
      <Checkbox label={t.passphraseShow} isSelected={isShown} onChange={setShown} />
    </div>
  );
}

function useStrength(value: string, about: readonly string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  const context = about.join('\u0000');
  useEffect(() => {
    let current = true;
    if (value === '') {
      setStrength(null);
      return;
    }
    const judge = async () => {
      const { passphraseStrength } = await import('@boru/engines/passphrase');
      if (current) setStrength(passphraseStrength(value, context.split('\u0000')));
    };
    const timer = setTimeout(() => void judge(), 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, context]);
  return strength;
}
