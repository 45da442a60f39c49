import { ScreeningResult } from '@boru/contract/screening';
import { claimOf, sameClaim } from '@boru/engines/rescreening';
import { screen } from '@boru/engines/screening';
import { useRef, useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Notice } from '#ui/Notice';
import type { Screener } from '../api.ts';
import styles from './Check.module.css';
import { checkMessages } from './messages.ts';
import { type CheckState, readState } from './state.ts';

type Compared = { kind: 'unreadable' } | { kind: 'read'; isSame: boolean; stored: string; now: string };

const editionOf = ({ engine }: ScreeningResult): string => `${engine.version} / ${engine.catalogue}`;

/** A result file of this page, read back here: the same input is screened once more. Nothing of it is sent. */
function compare(text: string, screener: Screener): { state: CheckState; compared: Compared } | null {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file !== 'object' || file === null || !('input' in file && 'result' in file)) return null;
    const state = readState(file.input);
    const stored = ScreeningResult.safeParse(file.result);
    if (state === null || !stored.success) return null;
    const input = {
      text: state.text,
      quantities: state.quantities.map((q) => ({ ...q })),
      answers: [...state.answers],
    };
    const now = screen(screener.catalogue, { ...input, on: stored.data.on });
    const isSame = sameClaim(claimOf(stored.data), claimOf(now));
    return { state, compared: { kind: 'read', isSame, stored: editionOf(stored.data), now: editionOf(now) } };
  } catch {
    return null;
  }
}

/** Opens a stored result, computes it again and says whether it is the same, with both versions. */
export function Reopen({ screener, onOpen }: { screener: Screener; onOpen: (state: CheckState) => void }) {
  const t = useText(checkMessages);
  const [compared, setCompared] = useState<Compared | null>(null);
  const input = useRef<HTMLInputElement | null>(null);
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = file.size > 5_000_000 ? null : compare(await file.text(), screener);
    if (found !== null) onOpen(found.state);
    setCompared(found?.compared ?? { kind: 'unreadable' });
  };
  return (
    <div className={styles.reopen}>
      <Button look="link" size="small" onPress={() => input.current?.click()}>
        {t.reopen}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t.reopen}
        onChange={(event) => void open(event.target.files?.[0])}
      />
      {compared === null ? null : compared.kind === 'unreadable' ? (
        <Notice isLive tone="danger" title={t.reopenUnreadable} />
      ) : (
        <Notice
          isLive
          tone={compared.isSame ? 'success' : 'warning'}
          title={compared.isSame ? t.reopenSame : t.reopenDiffers}
        >
          <p className="small">{t.reopenVersions({ stored: compared.stored, now: compared.now })}</p>
        </Notice>
      )}
    </div>
  );
}
