import type { CaseView } from '@boru/contract/cases';
import { placesLeft } from '@boru/contract/saved-replies';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Draft, useDraft } from '#lib/drafts';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useShortcuts } from '#lib/shortcuts';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { TextArea } from '#ui/TextField';
import { colleaguesQuery, takeStep } from '../api.ts';
import { Meanwhile, useStanding } from '../live/Meanwhile.tsx';
import { liveMessages } from '../live/messages.ts';
import { phraseMessages } from '../phrases/messages.ts';
import { UseReply } from '../phrases/UseReply.tsx';
import { useStep } from '../useStep.ts';
import styles from './Desk.module.css';
import { namedIn } from './mentions.ts';
import { deskMessages } from './messages.ts';

const modes = ['answer', 'ask', 'note'] as const;
type Mode = (typeof modes)[number];
const readText = (kept: unknown): string | null => (typeof kept === 'string' && kept !== '' ? kept : null);

/** Answer, question or note, whichever the server allows now. */
export function WritingBox({ file }: { file: CaseView }) {
  const t = useText(deskMessages);
  const box = useRef<HTMLDivElement | null>(null);
  const writes = modes.filter((mode) => file.may.includes(mode));
  useShortcuts([
    {
      key: 'm',
      label: t.keyMessage,
      disabled: writes.length === 0,
      run: () => box.current?.querySelector('textarea')?.focus(),
    },
  ]);
  // Held here, so that nothing typed goes when a mode goes.
  const words = useDraft(`case.${file.id}.words`, '', readText);
  const note = useDraft(`case.${file.id}.note`, '', readText);
  const isStranded = words.value.trim() !== '' && !writes.some((mode) => mode !== 'note');
  if (writes.length === 0 && !isStranded) return null;
  return (
    <div ref={box} data-print="hide">
      {isStranded ? <Stranded words={words} note={writes.includes('note') ? note : null} /> : null}
      {writes.length === 0 ? null : <Writing file={file} modes={writes} words={words} note={note} />}
    </div>
  );
}

/** Somebody closed or passed on the case while words to the company were being written. */
function Stranded({ words, note }: { words: Draft<string>; note: Draft<string> | null }) {
  const t = useText(liveMessages);
  const move = () => {
    note?.set((before) => (before === '' ? words.value : `${before}\n${words.value}`));
    words.clear();
  };
  return (
    <div className={styles.box}>
      <Notice tone="warning" isLive title={t.stranded}>
        {t.strandedWhy}
      </Notice>
      <p className={styles.stranded}>{words.value}</p>
      <div className={styles.boxActions}>
        {note === null ? null : (
          <Button size="small" onPress={move}>
            {t.toNote}
          </Button>
        )}
        <Button size="small" look="quiet" onPress={words.clear}>
          {t.discard}
        </Button>
      </div>
    </div>
  );
}

interface WritingProps {
  readonly file: CaseView;
  readonly modes: readonly Mode[];
  readonly words: Draft<string>;
  readonly note: Draft<string>;
}

function Writing({ file, modes: open, words, note }: WritingProps) {
  // Nothing chosen yet means the first that is possible: once receipt is acknowledged, the answer comes before the note.
  const [chosen, setMode] = useState<Mode | null>(null);
  const mode = chosen !== null && open.includes(chosen) ? chosen : (open[0] ?? 'note');
  // Notes and words to the company are kept apart: what was meant for colleagues must never stand in an answer.
  const kept = mode === 'note' ? 'note' : 'words';
  const draft = kept === 'note' ? note : words;
  return <WritingForm key={kept} file={file} draft={draft} mode={mode} modes={open} onMode={setMode} />;
}

interface WritingFormProps {
  readonly file: CaseView;
  readonly draft: Draft<string>;
  readonly mode: Mode;
  readonly modes: readonly Mode[];
  readonly onMode: (mode: Mode) => void;
}

function WritingForm({ file, draft, mode, modes: open, onMode }: WritingFormProps) {
  const t = useText(deskMessages);
  const text = draft.value;
  const words = useModeWords();
  const named = useNamed(text, mode);
  const seen = useSeenBy(file, mode);
  // A note may speak of places; a letter to a company must not go out with one unfilled.
  const left = mode === 'note' ? [] : placesLeft(text);
  const told = named.length === 0 ? t.mentionHint : t.mentionTells({ names: named.map(({ name }) => name).join(', ') });
  const send = useStep(
    (version: number) =>
      takeStep(file.id, mode === 'note' ? 'notes' : mode, {
        ...(mode === 'note' ? { mentions: named.map(({ id }) => id) } : { version }),
        body: text.trim(),
      }),
    words[mode].sent,
    draft.clear,
  );
  const { version, since } = useStanding(file, text !== '', send.error);
  return (
    <div className={styles.box} data-mode={mode}>
      <div className={styles.stack}>
        <RadioGroup
          label={t.modeLabel}
          direction="row"
          options={open.map((id) => ({ id, label: words[id].label }))}
          value={mode}
          onChange={(id) => onMode(modes.find((one) => one === id) ?? 'note')}
        />
        <TextArea
          size="small"
          label={words[mode].body}
          value={text}
          onChange={draft.set}
          {...(draft.restored ? { description: t.draftKept } : {})}
          rows={4}
          maxLength={4000}
          maxCharacters={4000}
        />
        {left.length === 0 ? null : <LeftOpen places={left} />}
        {send.error === null || since !== null ? null : <Fault error={send.error} wrote />}
        {since === null ? null : <Meanwhile since={since} mine={text} isPossible />}
      </div>
      <div className={styles.boxActions}>
        <Button
          look={mode === 'note' ? 'secondary' : 'primary'}
          size="small"
          isDisabled={text.trim() === '' || left.length > 0}
          isPending={send.isPending}
          onPress={() => send.mutate(version)}
        >
          {words[mode].send}
        </Button>
        {mode === 'note' ? null : <UseReply file={file} text={text} onInsert={draft.set} />}
      </div>
      <p className={styles.seen}>{mode === 'note' ? `${seen} ${told}` : seen}</p>
    </div>
  );
}

function useModeWords() {
  const t = useText(deskMessages);
  return {
    answer: { label: t.modeAnswer, body: t.bodyAnswer, send: t.sendAnswer, sent: t.sentAnswer },
    ask: { label: t.modeAsk, body: t.bodyAsk, send: t.sendAsk, sent: t.sentAsk },
    note: { label: t.modeNote, body: t.bodyNote, send: t.sendNote, sent: t.sentNote },
  };
}

function LeftOpen({ places }: { places: readonly string[] }) {
  const t = useText(phraseMessages);
  return <Notice tone="warning" isLive title={t.leftToSend({ places: places.join(', ') })} />;
}

/** Colleagues whose name stands after an @: they get a mail that they are named, not what the note says. */
function useNamed(text: string, mode: Mode): readonly { readonly id: string; readonly name: string }[] {
  const colleagues = useQuery({ ...colleaguesQuery, enabled: mode === 'note' && text.includes('@') });
  if (mode !== 'note') return [];
  const others = (colleagues.data?.items ?? []).filter(({ self }) => !self);
  return namedIn(text, others).slice(0, 10);
}

/** Before it is sent: who will read it. */
function useSeenBy(file: CaseView, mode: Mode): string {
  const t = useText(deskMessages);
  const pick = usePick();
  if (mode === 'note') return t.seenNote;
  const names = new Set<string>();
  if (file.owner !== null) names.add(pick(file.owner.name));
  for (const referral of file.referrals) {
    if (!['accepted', 'requested', 'acknowledged'].includes(referral.status)) continue;
    names.add(pick(referral.from.name));
    names.add(pick(referral.to.name));
  }
  const answer = t.seenAnswer({ agencies: [...names].join(', ') });
  return mode === 'ask' ? `${answer} ${t.seenAsk}` : answer;
}
