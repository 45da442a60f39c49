import { useText } from '#lib/i18n';
import { RadioGroup } from '#ui/Choices';
import { Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { caseMessages } from '../messages.ts';
import { subjects, topics, useSubjectNames, useTopicNames, useUrgencyNames } from '../names.ts';
import styles from './Calls.module.css';
import type { CallDraft } from './draft.ts';
import { callMessages } from './messages.ts';

interface CallWordsProps {
  readonly draft: CallDraft;
  readonly onChange: (draft: CallDraft) => void;
  readonly fault: (field: 'title' | 'body') => string | undefined;
}

const unknown = 'unknown';

export function CallWords({ draft, onChange, fault }: CallWordsProps) {
  const t = useText(callMessages);
  const words = useText(caseMessages);
  const topicNames = useTopicNames();
  const subjectNames = useSubjectNames();
  const urgencies = useUrgencyNames();
  return (
    <Section title={t.what}>
      <div className={styles.fields}>
        <Select
          label={t.topic}
          options={topics.map((id) => ({ id, label: topicNames[id].label, detail: topicNames[id].detail }))}
          value={draft.topic}
          onChange={(id) => onChange({ ...draft, topic: topics.find((topic) => topic === id) ?? 'other' })}
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
      </div>
      <div className={styles.stack}>
        <RadioGroup
          label={t.urgency}
          direction="row"
          options={(['normal', 'soon', 'urgent'] as const).map((id) => ({ id, label: urgencies[id] }))}
          value={draft.urgency}
          onChange={(id) => onChange({ ...draft, urgency: id === 'soon' || id === 'urgent' ? id : 'normal' })}
        />
        <TextField
          label={t.caseTitle}
          isRequired
          maxLength={120}
          value={draft.title}
          onChange={(title) => onChange({ ...draft, title })}
          error={fault('title')}
        />
        <TextArea
          label={t.body}
          description={t.bodyHint}
          isRequired
          rows={6}
          maxLength={4000}
          maxCharacters={4000}
          value={draft.body}
          onChange={(body) => onChange({ ...draft, body })}
          error={fault('body')}
        />
      </div>
    </Section>
  );
}
