import { useState } from 'react';
import type { Draft } from '#lib/drafts';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Select } from '#ui/Select';
import { TextArea } from '#ui/TextField';
import type { Screener } from '../api.ts';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import type { CheckState } from './state.ts';

const TODAY = 'today';

/** Twice what the screening reads. A whole book pasted here would hold up the browser for seconds, unread. */
const KEPT = 24_000;

function DescriptionBox({ draft }: { draft: Draft<CheckState> }) {
  const t = useText(checkMessages);
  const formats = useFormats();
  const [isCut, setCut] = useState(false);
  const { text } = draft.value;
  const keep = (next: string) => {
    setCut(next.length > KEPT);
    draft.set((state) => ({ ...state, text: next.slice(0, KEPT) }));
  };
  return (
    <>
      <TextArea
        label={t.describe}
        description={
          <>
            {t.describeHint} {t.example}
          </>
        }
        rows={6}
        value={text}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text') ?? '';
          if (text.length + pasted.length <= KEPT || !(event.target instanceof HTMLTextAreaElement)) return;
          // Put in by hand: the browser itself would lay out a whole book first and cut it then.
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.target;
          keep(`${text.slice(0, selectionStart)}${pasted}${text.slice(selectionEnd)}`);
        }}
        onChange={keep}
      />
      <p className="small" role="status">
        {isCut ? t.cutOff({ kept: formats.number(KEPT) }) : null}
      </p>
    </>
  );
}

/** The description and the day. Kept on this machine while it is written, and cleared with one press. */
export function Description({ screener, draft }: { screener: Screener; draft: Draft<CheckState> }) {
  const t = useText(checkMessages);
  const pick = usePick();
  const formats = useFormats();
  const today = todayInSeoul();
  const editions = screener.release.editions.filter(
    (edition) => edition.validFrom !== null && edition.list === 'nationalCoreTechnology',
  );
  const options = [
    { id: TODAY, label: t.editionToday({ date: formats.date(today) }) },
    ...editions.map((edition) => {
      const from = edition.validFrom ?? today;
      const name = pick(edition.name);
      return {
        id: from,
        label:
          edition.validTo === null
            ? t.editionFrom({ date: formats.date(from), name })
            : t.editionUntil({ from: formats.date(from), to: formats.date(edition.validTo), name }),
      };
    }),
  ];
  return (
    <div className={styles.description}>
      <DescriptionBox draft={draft} />
      <div className={styles.under}>
        <Select
          label={t.edition}
          description={t.editionHint}
          size="small"
          options={options}
          value={draft.value.on ?? TODAY}
          onChange={(id) => draft.set((state) => ({ ...state, on: id === null || id === TODAY ? null : id }))}
        />
        <div className={styles.kept}>
          <p className="small muted">{t.keptHere}</p>
          <Button look="link" size="small" onPress={draft.clear}>
            {t.startOver}
          </Button>
        </div>
      </div>
    </div>
  );
}
