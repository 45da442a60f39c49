import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Notice } from '#ui/Notice';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type Card, decideRights, postponeRights } from './api.ts';
import { rightsMessages } from './messages.ts';

type Step = 'grant' | 'refuse' | 'postpone';

/** The answers a person may be given. Every refusal names an article; a named human decides. */
export function Deciding({ card }: { card: Card }) {
  const t = useText(rightsMessages);
  const [open, setOpen] = useState<Step | null>(null);
  const { may } = card.request;
  const close = () => setOpen(null);
  return (
    <>
      {may.includes('postpone') ? <Button onPress={() => setOpen('postpone')}>{t.postpone}</Button> : null}
      {may.includes('decide') ? (
        <>
          <Button onPress={() => setOpen('refuse')}>{t.refuse}</Button>
          <Button look="primary" onPress={() => setOpen('grant')}>
            {t.grant}
          </Button>
        </>
      ) : null}
      {open === 'grant' ? <Granting card={card} onClose={close} /> : null}
      {open === 'refuse' ? <Refusing card={card} onClose={close} /> : null}
      {open === 'postpone' ? <Postponing card={card} onClose={close} /> : null}
    </>
  );
}

interface SheetProps {
  readonly card: Card;
  readonly onClose: () => void;
}

function useAnswer(work: () => Promise<unknown>, said: string, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      onClose();
      notify({ tone: 'success', title: said });
      await client.invalidateQueries({ queryKey: ['rights'] });
    },
  });
}

function Granting({ card, onClose }: SheetProps) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const [answer, setAnswer] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { id, version, kind } = card.request;
  const granting = useAnswer(
    () => decideRights(id, { version, decision: 'grant', answer: answer.trim(), grounds: [] }),
    t.decided,
    onClose,
  );
  const stays = card.held.filter(({ erasable }) => !erasable);
  return (
    <ConfirmSheet
      title={t.grantTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setMissing(answer.trim() === '');
        if (answer.trim() !== '') granting.mutate();
      }}
      confirmLabel={t.grant}
      isDanger={kind === 'deletion'}
      isPending={granting.isPending}
      error={granting.error}
    >
      <FormStack>
        {kind === 'deletion' ? (
          <Notice tone="warning" title={t.eraseWarn}>
            {t.staysList}: {stays.map(({ title }) => pick(title)).join(', ')}
          </Notice>
        ) : null}
        <Answer answer={answer} onChange={setAnswer} isMissing={isMissing} />
      </FormStack>
    </ConfirmSheet>
  );
}

function Answer(props: { answer: string; onChange: (text: string) => void; isMissing: boolean }) {
  const t = useText(rightsMessages);
  return (
    <TextArea
      label={t.answer}
      description={t.answerHint}
      value={props.answer}
      onChange={props.onChange}
      maxCharacters={2000}
      rows={5}
      isRequired
      error={props.isMissing && props.answer.trim() === '' ? t.answerNeeded : undefined}
    />
  );
}

function Refusing({ card, onClose }: SheetProps) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const [answer, setAnswer] = useState('');
  const [held, setHeld] = useState<string>(card.held.find(({ erasable }) => !erasable)?.id ?? 'case');
  const [law, setLaw] = useState('personal-information-act');
  const [article, setArticle] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const { id, version } = card.request;
  const chosen = card.held.find((one) => one.id === held)?.id ?? 'case';
  const refusing = useAnswer(
    () =>
      decideRights(id, {
        version,
        decision: 'refuse',
        answer: answer.trim(),
        grounds: [{ held: chosen, law, article: article.trim(), until }],
      }),
    t.decided,
    onClose,
  );
  const isWhole = answer.trim() !== '' && article.trim() !== '';
  return (
    <ConfirmSheet
      title={t.refuseTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setMissing(!isWhole);
        if (isWhole) refusing.mutate();
      }}
      confirmLabel={t.refuse}
      isDanger
      isPending={refusing.isPending}
      error={refusing.error}
    >
      <FormStack>
        <Answer answer={answer} onChange={setAnswer} isMissing={isMissing} />
        <Select
          label={t.groundClass}
          options={card.held.map((one) => ({ id: one.id, label: pick(one.title) }))}
          value={held}
          onChange={(next) => setHeld(next ?? held)}
        />
        <Select
          label={t.groundLaw}
          options={card.laws.map(({ id: lawId, name }) => ({ id: lawId, label: name }))}
          value={law}
          onChange={(next) => setLaw(next ?? law)}
        />
        <TextField
          label={t.groundArticle}
          description={t.groundArticleHint}
          value={article}
          onChange={setArticle}
          maxLength={120}
          isRequired
          error={isMissing && article.trim() === '' ? t.groundNeeded : undefined}
        />
        <DateField label={t.groundUntil} value={until} onChange={setUntil} isOptional />
      </FormStack>
    </ConfirmSheet>
  );
}

function Postponing({ card, onClose }: SheetProps) {
  const t = useText(rightsMessages);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { id, version } = card.request;
  const postponing = useAnswer(() => postponeRights(id, { version, reason: reason.trim() }), t.delayed, onClose);
  return (
    <ConfirmSheet
      title={t.postponeTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setMissing(reason.trim() === '');
        if (reason.trim() !== '') postponing.mutate();
      }}
      confirmLabel={t.postpone}
      isPending={postponing.isPending}
      error={postponing.error}
    >
      <TextArea
        label={t.reason}
        description={t.reasonHint}
        value={reason}
        onChange={setReason}
        maxCharacters={300}
        rows={3}
        isRequired
        error={isMissing && reason.trim() === '' ? t.reasonNeeded : undefined}
      />
    </ConfirmSheet>
  );
}
