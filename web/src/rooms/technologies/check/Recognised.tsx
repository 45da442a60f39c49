import type { ScreeningResult } from '@boru/contract/screening';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import { pieces, unusedNumbers } from './state.ts';

const SHOWN = 4000;

/** The description read back, with the words and figures the result rests on. */
export function Recognised({ text, result }: { text: string; result: ScreeningResult }) {
  const t = useText(checkMessages);
  const formats = useFormats();
  if (text.trim() === '') return null;
  const unused = unusedNumbers(result);
  const cut = pieces(text.slice(0, SHOWN), result);
  return (
    <section className={styles.read} aria-label={t.recognised}>
      <p className={styles.readText}>
        {cut.map((piece) =>
          piece.kind === 'plain' ? (
            <span key={piece.at}>{piece.text}</span>
          ) : (
            <mark key={piece.at} className={piece.kind === 'number' ? styles.number : styles.word}>
              {piece.text}
            </mark>
          ),
        )}
        {text.length > SHOWN ? '…' : null}
      </p>
      <p className="small muted">
        {t.recognisedHint} {unused.length === 0 ? null : t.unusedNumbers({ list: unused.slice(0, 6).join(', ') })}
      </p>
      {result.read.characters < result.read.of ? (
        <p className="small">
          {t.readOnlyFirst({ read: formats.number(result.read.characters), total: formats.number(result.read.of) })}
        </p>
      ) : null}
    </section>
  );
}
