import { reportWords } from '@boru/contract/words-reports';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Notice } from '#ui/Notice';
import { Tag } from '#ui/Tag';
import { FileList, type Save } from '../files/FileList.tsx';
import { sealedMessages } from './messages.ts';
import styles from './Sealed.module.css';
import type { Opened } from './sealing.ts';

/** The conversation, as both sides see it. Days, not moments: more is not kept. */
interface Props {
  readonly letters: readonly Opened[];
  readonly side: Opened['sender'];
  /** How a file is opened and saved; only a desk does. */
  readonly save?: Save;
}

export function Letters({ letters, side, save }: Props) {
  const t = useText(sealedMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <ol className={styles.letters} aria-label={t.letters}>
      {letters.map(({ id, sender, agency, sentOn, letter }) => (
        <li key={id} className={styles.letter} data-sender={sender}>
          <div className={styles.head}>
            <strong>{sender === 'reporter' ? t.reporter : agency === null ? t.desk : pick(agency)}</strong>
            {sender === side ? <Tag>{side === 'reporter' ? t.mine : t.ours}</Tag> : null}
            <span className="muted">{formats.date(sentOn)}</span>
          </div>
          {letter === null ? (
            <Notice tone="danger" title={t.unreadable}>
              {t.unreadableBody}
            </Notice>
          ) : (
            <>
              {letter.about === undefined ? null : <About about={letter.about} />}
              {letter.text === '' ? null : <p className={styles.text}>{letter.text}</p>}
              <FileList files={letter.files} save={save} />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

type Circumstances = NonNullable<NonNullable<Opened['letter']>['about']>;

function About({ about }: { about: Circumstances }) {
  const t = useText(sealedMessages);
  const pick = usePick();
  const spoken = (list: 'reportKind' | 'reportUrgency', value: string) => {
    const words: Readonly<Record<string, Bilingual>> = reportWords[list];
    const word = words[value];
    return word === undefined ? value : pick(word);
  };
  const items = [
    { name: t.kind, value: spoken('reportKind', about.kind) },
    { name: t.urgency, value: spoken('reportUrgency', about.urgency) },
    { name: t.company, value: about.company },
    { name: t.name, value: about.name === '' ? t.unnamed : about.name },
    { name: t.contact, value: about.contact },
  ].filter(({ value }) => value !== '');
  return <DescriptionList items={items} size="small" />;
}
