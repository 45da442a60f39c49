import { reportWords } from '@boru/contract/words-reports';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { CheckboxGroup, RadioGroup } from '#ui/Choices';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Frame';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Select } from '#ui/Select';
import { TextArea, TextField } from '#ui/TextField';
import { reporterMessages } from '../readers/reporter/messages.ts';
import { type Desk, desksQuery } from './api.ts';
import { Fingerprints } from './Fingerprints.tsx';
import { sealedMessages } from './messages.ts';
import { type Draft, longest } from './sealing.ts';

/** No help from the browser that would keep what is typed or send it somewhere to be checked. */
export const unwatched = { autoComplete: 'off', autoCorrect: 'off', spellCheck: 'false' } as const;

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onNext: () => void;
}

export function WriteStep(props: Props) {
  const t = useText(sealedMessages);
  const query = useQuery(desksQuery);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton lines={8} height="40rem" />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(desks) =>
        desks.length === 0 ? (
          <EmptyState title={t.noDesk}>
            {t.noDeskBody} <a href="/leak">{t.beforeUrgentLink}</a>
          </EmptyState>
        ) : (
          <Form {...props} desks={desks} />
        )
      }
    </Loaded>
  );
}

function Form({ draft, onChange, onNext, desks }: Props & { desks: readonly Desk[] }) {
  const t = useText(sealedMessages);
  const [attempt, setAttempt] = useState(0);
  const focus = useFocusFirstInvalid(attempt);
  const open = draft.desks.filter((id) => desks.some(({ key }) => key.id === id));
  const tried = attempt > 0;
  const isTextMissing = draft.text.trim() === '';
  const isTooLong = [...draft.text].length > longest.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (open.length > 0 && open.length <= 6 && !isTextMissing && !isTooLong) onNext();
  };
  return (
    <form ref={focus} onSubmit={submit} noValidate autoComplete="off">
      <FormStack>
        <Recipients draft={{ ...draft, desks: open }} onChange={onChange} desks={desks} tried={tried} />
        <Section title={t.writeTitle}>
          <FormStack>
            <Circumstances draft={draft} onChange={onChange} />
            <TextArea
              {...unwatched}
              label={t.text}
              description={t.textHint}
              rows={10}
              maxCharacters={longest.text}
              value={draft.text}
              onChange={(text) => onChange({ ...draft, text })}
              error={tried && isTextMissing ? t.textMissing : isTooLong ? t.textLong : undefined}
              isRequired
            />
            <Name draft={draft} onChange={onChange} />
          </FormStack>
        </Section>
        <Notice>{t.notSentYet}</Notice>
        <Actions>
          <Button type="submit" look="primary">
            {t.toWords}
          </Button>
        </Actions>
      </FormStack>
    </form>
  );
}

type Part = Pick<Props, 'draft' | 'onChange'>;

function Recipients({ draft, onChange, desks, tried }: Part & { desks: readonly Desk[]; tried: boolean }) {
  const t = useText(sealedMessages);
  const readers = useText(reporterMessages);
  const pick = usePick();
  const unread = desks.flatMap(({ agency, key, read }) =>
    !read && draft.desks.includes(key.id) ? pick(agency.name) : [],
  );
  const error = draft.desks.length > 6 ? t.tooManyDesks : tried && draft.desks.length === 0 ? t.deskMissing : undefined;
  return (
    <>
      <CheckboxGroup
        label={t.to}
        description={t.toHint}
        look="cards"
        options={desks.map(({ agency, key, read }) => ({
          id: key.id,
          label: pick(agency.name),
          detail: read ? pick(agency.role) : readers.readByNobody,
        }))}
        value={draft.desks}
        onChange={(chosen) => onChange({ ...draft, desks: chosen })}
        error={error}
        isRequired
      />
      {unread.length === 0 ? null : (
        <Notice tone="warning">{readers.unreadChosen({ agencies: unread.join(', ') })}</Notice>
      )}
      <Fingerprints desks={desks} />
    </>
  );
}

function Circumstances({ draft, onChange }: Part) {
  const t = useText(sealedMessages);
  const pick = usePick();
  const optionsOf = (list: 'reportKind' | 'reportUrgency') =>
    Object.entries(reportWords[list]).map(([id, word]) => ({ id, label: pick(word) }));
  return (
    <>
      <Select
        label={t.kind}
        isOptional
        options={optionsOf('reportKind')}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      <RadioGroup
        label={t.urgency}
        isOptional
        direction="row"
        options={optionsOf('reportUrgency')}
        value={draft.urgency}
        onChange={(urgency) => onChange({ ...draft, urgency })}
      />
      <TextField
        {...unwatched}
        label={t.company}
        isOptional
        maxLength={longest.company}
        value={draft.company}
        onChange={(company) => onChange({ ...draft, company })}
      />
    </>
  );
}

function Name({ draft, onChange }: Part) {
  const t = useText(sealedMessages);
  return (
    <>
      <RadioGroup
        label={t.naming}
        options={[
          { id: 'no', label: t.unnamed, detail: t.unnamedDetail },
          { id: 'yes', label: t.named, detail: t.namedDetail },
        ]}
        value={draft.isNamed ? 'yes' : 'no'}
        onChange={(value) => onChange({ ...draft, isNamed: value === 'yes' })}
      />
      {draft.isNamed ? (
        <>
          <TextField
            {...unwatched}
            label={t.name}
            maxLength={longest.name}
            value={draft.name}
            onChange={(name) => onChange({ ...draft, name })}
          />
          <TextField
            {...unwatched}
            label={t.contact}
            description={t.contactHint}
            isOptional
            maxLength={longest.contact}
            value={draft.contact}
            onChange={(contact) => onChange({ ...draft, contact })}
          />
        </>
      ) : null}
    </>
  );
}
