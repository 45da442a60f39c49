import { NoticeStage, NoticeWay } from '@boru/contract/incidents';
import { incidentWords } from '@boru/contract/words-incidents';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { instantText, type Moment, momentOf } from '#lib/moment';
import { fieldError } from '#lib/problem';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { MomentField } from '#ui/MomentField';
import { FormStack } from '#ui/Page';
import { TextArea, TextField } from '#ui/TextField';
import { type Notice, noteNotice, type Route, type Stage } from './api.ts';
import { incidentMessages } from './messages.ts';
import { type Paper, PaperField } from './PaperField.tsx';
import { useDeed } from './useDeed.ts';

interface Props {
  readonly incidentId: string;
  readonly route: Route;
  readonly addressee: Route['addressees'][number];
  /** The stage that comes next. */
  readonly first: Stage;
  readonly onClose: () => void;
}

interface Draft {
  readonly stage: Notice['stage'];
  readonly how: Notice['how'];
  readonly done: Moment;
  readonly spokeTo: string;
  readonly receiptNumber: string;
  readonly paper: Paper | null;
  readonly note: string;
}
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Writes down what was told where. The duty itself is done by telling, never here. */
export function NoticeSheet({ incidentId, route, addressee, first, onClose }: Props) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ stage: first, how: first === 'urgent' ? 'phone' : 'online', done: momentOf(Date.now()) },
    ...{ spokeTo: '', receiptNumber: '', paper: null, note: '' },
  }));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const doneAt = instantText(draft.done);
  const send = useDeed((notice: Notice) => noteNotice(incidentId, notice), t.noted, onClose);
  const go = () => {
    if (doneAt === null) return;
    const { stage, how, spokeTo, receiptNumber, note } = draft;
    const paper = draft.paper === null ? null : { name: draft.paper.name, sha256: draft.paper.sha256 };
    const told = { paper, spokeTo: orNull(spokeTo), receiptNumber: orNull(receiptNumber), note: orNull(note) };
    send.mutate({ route: route.id, addressee: addressee.id, stage, how, doneAt, ...told });
  };
  return (
    <ConfirmSheet
      title={`${t.noteTitle}: ${pick(addressee.name)}`}
      isOpen
      onClose={onClose}
      onConfirm={go}
      confirmLabel={t.noteGo}
      isDisabled={doneAt === null}
      isPending={send.isPending}
      error={send.error}
    >
      <Fields draft={draft} set={set} error={send.error} />
    </ConfirmSheet>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly error: unknown;
}

function Fields({ draft, set, error }: FieldsProps) {
  const t = useText(incidentMessages);
  const pick = usePick();
  const locale = useLocale();
  return (
    <FormStack>
      <RadioGroup
        label={t.stage}
        options={NoticeStage.options.map((id) => ({ id, label: pick(incidentWords.noticeStage[id]) }))}
        value={draft.stage}
        onChange={(id) => set({ stage: NoticeStage.options.find((stage) => stage === id) ?? draft.stage })}
      />
      <RadioGroup
        label={t.how}
        options={NoticeWay.options.map((id) => ({ id, label: pick(incidentWords.noticeWay[id]) }))}
        value={draft.how}
        onChange={(id) => set({ how: NoticeWay.options.find((way) => way === id) ?? draft.how })}
      />
      <MomentField
        label={t.when}
        value={draft.done}
        onChange={(done) => set({ done })}
        error={fieldError(error, 'doneAt', locale)}
      />
      <TextField
        label={t.spokeTo}
        description={t.spokeHint}
        isOptional
        maxLength={100}
        value={draft.spokeTo}
        onChange={(spokeTo) => set({ spokeTo })}
      />
      <TextField
        label={t.receipt}
        description={t.receiptHint}
        isOptional
        maxLength={60}
        value={draft.receiptNumber}
        onChange={(receiptNumber) => set({ receiptNumber })}
      />
      <PaperField value={draft.paper} onChange={(paper) => set({ paper })} />
      <TextArea
        label={t.memo}
        isOptional
        rows={2}
        maxCharacters={1000}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </FormStack>
  );
}
