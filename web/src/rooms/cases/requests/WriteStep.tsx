import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { Notice } from '#ui/Notice';
import { Actions, FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { caseMessages } from '../messages.ts';
import { subjects, topics, useSubjectNames, useTopicNames, useUrgencyNames } from '../names.ts';
import { faultsOf, type HelpDraft, topicOf } from './draft.ts';
import { requestMessages } from './messages.ts';

interface WriteStepProps {
  readonly draft: HelpDraft;
  readonly onChange: (draft: HelpDraft) => void;
  readonly onNext: () => void;
}

const unknown = 'unknown';

export function WriteStep({ draft, onChange, onNext }: WriteStepProps) {
  const t = useText(requestMessages);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusFirstInvalid(attempt);
  const faults = attempt === 0 ? {} : faultsOf(draft);
  const error = (field: keyof typeof faults) => {
    const fault = faults[field];
    return fault === undefined ? undefined : t[fault];
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(faultsOf(draft)).length === 0) onNext();
    else setAttempt(attempt + 1);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <FormStack>
        <Choices draft={draft} onChange={onChange} error={error('topic')} />
        <TextField
          label={t.requestTitle}
          description={t.requestTitleHint}
          value={draft.title}
          onChange={(title) => onChange({ ...draft, title })}
          maxLength={120}
          isRequired
          error={error('title')}
        />
        <Notice tone="warning" title={t.secretTitle}>
          {t.secretBody}
        </Notice>
        <TextArea
          label={t.body}
          description={t.bodyHint}
          rows={8}
          value={draft.body}
          onChange={(body) => onChange({ ...draft, body })}
          maxCharacters={4000}
          maxLength={4000}
          isRequired
          error={error('body')}
        />
        <Actions>
          <Button type="submit" look="primary">
            {t.next}
          </Button>
        </Actions>
      </FormStack>
    </form>
  );
}

function Choices({
  draft,
  onChange,
  error,
}: {
  draft: HelpDraft;
  onChange: WriteStepProps['onChange'];
  error: string | undefined;
}) {
  const t = useText(requestMessages);
  const words = useText(caseMessages);
  const topicNames = useTopicNames();
  const subjectNames = useSubjectNames();
  const urgencies = useUrgencyNames();
  return (
    <>
      <RadioGroup
        label={t.topic}
        look="cards"
        options={topics.map((id) => ({ id, ...topicNames[id] }))}
        value={draft.topic}
        onChange={(id) => onChange({ ...draft, topic: topicOf(id) })}
        isRequired
        error={error}
      />
      <Select
        label={t.subject}
        options={[
          { id: unknown, label: words.subjectUnknown },
          ...subjects.map((id) => ({ id, label: subjectNames[id] })),
        ]}
        value={draft.subject ?? unknown}
        onChange={(id) => onChange({ ...draft, subject: subjects.find((subject) => subject === id) ?? null })}
      />
      <RadioGroup
        label={t.urgency}
        description={t.urgencyHint}
        direction="row"
        options={(['normal', 'soon', 'urgent'] as const).map((id) => ({ id, label: urgencies[id] }))}
        value={draft.urgency}
        onChange={(id) => onChange({ ...draft, urgency: id === 'soon' || id === 'urgent' ? id : 'normal' })}
      />
    </>
  );
}
