import { HelpTopic } from '@boru/contract/help';
import { fillReply, type ReplyPlace, type SavedReply } from '@boru/contract/saved-replies';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { useSession } from '#lib/session';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { momentText } from '../ClockLine.tsx';
import { useTopicNames } from '../names.ts';
import { changeReply, keepReply, useReplyDeed } from './api.ts';
import { phraseMessages } from './messages.ts';
import styles from './Phrases.module.css';

export function EditReply({ reply, onClose }: { reply: SavedReply | null; onClose: () => void }) {
  const t = useText(phraseMessages);
  const locale = useLocale();
  const topics = useTopicNames();
  const [name, setName] = useState(reply?.name ?? '');
  const [body, setBody] = useState(reply?.body ?? '');
  const [topic, setTopic] = useState<HelpTopic | null>(reply?.topic ?? null);
  const content = { name: name.trim(), body: body.trim(), topic };
  const send = useReplyDeed(
    () => (reply === null ? keepReply(content) : changeReply(reply.id, { version: reply.version, ...content })),
    onClose,
    t.kept,
  );
  const wrong = { name: fieldError(send.error, 'name', locale), body: fieldError(send.error, 'body', locale) };
  const isSaid = wrong.name !== undefined || wrong.body !== undefined;
  return (
    <ConfirmSheet
      title={reply === null ? t.add : t.editOf({ name: reply.name })}
      isOpen
      onClose={onClose}
      onConfirm={() => send.mutate()}
      confirmLabel={t.keep}
      isDisabled={content.name === '' || content.body === ''}
      isPending={send.isPending}
      {...(isSaid ? {} : { error: send.error })}
    >
      <FormStack>
        <TextField label={t.name} isRequired value={name} onChange={setName} maxLength={60} error={wrong.name} />
        <Select
          label={t.topic}
          options={[
            { id: 'any', label: t.anyTopic },
            ...HelpTopic.options.map((id) => ({ id, label: topics[id].label })),
          ]}
          value={topic ?? 'any'}
          onChange={(id) => setTopic(HelpTopic.safeParse(id).data ?? null)}
        />
        <TextArea
          label={t.body}
          isRequired
          rows={6}
          value={body}
          onChange={setBody}
          maxLength={3000}
          error={wrong.body}
        />
        <Preview body={content.body} />
      </FormStack>
    </ConfirmSheet>
  );
}

function Preview({ body }: { body: string }) {
  const t = useText(phraseMessages);
  const pick = usePick();
  const formats = useFormats();
  const { session } = useSession();
  const sample: Record<ReplyPlace, string> = {
    company: t.sampleCompany,
    caseNumber: '2026-00001',
    caseTitle: t.sampleCase,
    due: momentText(formats, '2026-12-01T09:00:00.000Z'),
    agency: session.organisation === null ? '' : pick(session.organisation.name),
    writer: session.person?.name ?? '',
  };
  if (body === '') return null;
  return (
    <section aria-label={t.preview}>
      <p className="small muted">
        {t.preview}: {t.sample}
      </p>
      <p className={styles.preview}>{fillReply(body, sample).text}</p>
    </section>
  );
}
