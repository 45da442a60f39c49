import { compareWords } from '@boru/engines/comparison';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Select } from '#ui/Select';
import styles from './Articles.module.css';
import type { Edition } from './api.ts';
import { articleMessages } from './messages.ts';

/** Two editions of an article in one text: struck out what went, underlined what came. */
export function Comparison({ editions }: { editions: readonly Edition[] }) {
  const t = useText(articleMessages);
  const formats = useFormats();
  const known = editions.filter(({ words }) => words !== null);
  const [older, setOlder] = useState<string | null>(null);
  const [newer, setNewer] = useState<string | null>(null);
  const after = known.find(({ id }) => id === newer) ?? known[0];
  const before = known.find(({ id }) => id === older) ?? known[1];
  if (after === undefined || before === undefined) return <p className="muted">{t.cannotCompare}</p>;
  const options = known.map(({ id, validFrom, title }) => ({
    id,
    label: `${validFrom === null ? t.unknownDay : formats.date(validFrom)} ${title}`,
  }));
  return (
    <>
      <div className={styles.choices}>
        <Select label={t.older} options={options} value={before.id} onChange={setOlder} />
        <Select label={t.newer} options={options} value={after.id} onChange={setNewer} />
      </div>
      <Difference before={before.words ?? ''} after={after.words ?? ''} />
    </>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const t = useText(articleMessages);
  const changes = compareWords(before, after);
  const count = (kind: 'gone' | 'come') => changes.filter((change) => change.kind === kind).length;
  const [gone, come] = [count('gone'), count('come')];
  if (gone + come === 0) return <p role="status">{t.sameWords}</p>;
  let at = 0;
  return (
    <>
      <p role="status">{t.summary({ gone, come })}</p>
      <p className={styles.words} lang="ko">
        {changes.map(({ kind, text }) => {
          const place = `${kind}-${at}`;
          at += text.length;
          if (kind === 'gone')
            return (
              <del key={place}>
                <span className="visually-hidden">[{t.goneWord}] </span>
                {text}
              </del>
            );
          if (kind === 'come')
            return (
              <ins key={place}>
                <span className="visually-hidden">[{t.cameWord}] </span>
                {text}
              </ins>
            );
          return <span key={place}>{text}</span>;
        })}
      </p>
    </>
  );
}
