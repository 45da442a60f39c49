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
import { ReasonSheet } from '#ui/ReasonSheet';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { type Card, decideRights, type Held, postponeRights } from './api.ts';
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

function useAnswer<Said = void>(work: (answer: Said) => Promise<unknown>, said: string, onClose: () => void) {
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

type Ground = { held: Held['id']; law: string; article: string; until: string | null };

function GroundFields(props: { card: Card; ground: Ground; onChange: (ground: Ground) => void; isMissing: boolean }) {
  const t = useText(rightsMessages);
  const pick = usePick();
  const { card, ground, onChange } = props;
  return (
    <>
      <Select
        label={t.groundClass}
        options={card.held.map((one) => ({ id: one.id, label: pick(one.title) }))}
        value={ground.held}
        onChange={(id) => onChange({ ...ground, held: card.held.find((one) => one.id === id)?.id ?? ground.held })}
      />
      <Select
        label={t.groundLaw}
        options={card.laws.map(({ id, name }) => ({ id, label: name }))}
        value={ground.law}
        onChange={(law) => onChange({ ...ground, law: law ?? ground.law })}
      />
      <TextField
        label={t.groundArticle}
        description={t.groundArticleHint}
        value={ground.article}
        onChange={(article) => onChange({ ...ground, article })}
        maxLength={120}
        isRequired
        error={props.isMissing && ground.article.trim() === '' ? t.groundNeeded : undefined}
      />
      <DateField
        label={t.groundUntil}
        value={ground.until}
        onChange={(until) => onChange({ ...ground, until })}
        isOptional
      />
    </>
  );
}

function Refusing({ card, onClose }: SheetProps) {
  const t = useText(rightsMessages);
  const [answer, setAnswer] = useState('');
  const [ground, setGround] = useState<Ground>({
    held: card.held.find(({ erasable }) => !erasable)?.id ?? 'case',
    law: 'personal-information-act',
    article: '',
    until: null,
  });
  const [isMissing, setMissing] = useState(false);
  const { id, version } = card.request;
  const refusing = useAnswer(
    () =>
      decideRights(id, {
        version,
        decision: 'refuse',
        answer: answer.trim(),
        grounds: [{ ...ground, article: ground.article.trim() }],
      }),
    t.decided,
    onClose,
  );
  const isWhole = answer.trim() !== '' && ground.article.trim() !== '';
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
        <GroundFields card={card} ground={ground} onChange={setGround} isMissing={isMissing} />
      </FormStack>
    </ConfirmSheet>
  );
}

function Postponing({ card, onClose }: SheetProps) {
  const t = useText(rightsMessages);
  const { id, version } = card.request;
  const postponing = useAnswer((reason: string) => postponeRights(id, { version, reason }), t.delayed, onClose);
  return (
    <ReasonSheet
      title={t.postponeTitle}
      isOpen
      onClose={onClose}
      onConfirm={(reason) => postponing.mutate(reason)}
      confirmLabel={t.postpone}
      isPending={postponing.isPending}
      error={postponing.error}
      label={t.reason}
      description={t.reasonHint}
      mostCharacters={300}
    />
  );
}
