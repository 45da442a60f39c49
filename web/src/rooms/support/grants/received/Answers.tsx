import { CheckOutcome } from '@boru/contract/applications-desk';
import { lists } from '@boru/contract/words';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Fault } from '#ui/ErrorState';
import { Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { type Question, useGrantDeed } from '../api.ts';
import { checkPaper, type Outcome, type Received } from '../api-desk.ts';
import { useAnswerText } from '../company/AnswerField.tsx';
import { receivedMessages } from './messages.ts';

/** Every question with its answer, as far as the reader's role may read it, and what the desk found. */
export function Answers({ received }: { received: Received }) {
  const t = useText(receivedMessages);
  const pick = usePick();
  const text = useAnswerText();
  const given = new Map(received.answers.map(({ key, value }) => [key, value]));
  const checking = useGrantDeed(
    (wish: { item: string; outcome: Outcome }) => checkPaper(received.id, { ...wish, words: null }),
    t.saved,
  );
  const answerOf = (question: Question): string => {
    const value = given.get(question.key);
    if (value !== undefined) return text(question, value);
    return received.closed.includes(question.key) ? t.closed : t.notAnswered;
  };
  return (
    <Section title={t.answers}>
      {checking.error === null ? null : <Fault error={checking.error} />}
      <Table
        caption={t.answers}
        isCaptionHidden
        rows={received.questions}
        keyOf={({ key }) => key}
        columns={[
          { id: 'question', title: t.question, isRowHeader: true, cell: ({ label }) => pick(label) },
          { id: 'answer', title: t.answer, cell: answerOf },
          {
            id: 'check',
            title: t.check,
            cell: (question) => (
              <Check
                received={received}
                question={question}
                onCheck={(outcome) => checking.mutate({ item: question.key, outcome })}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

interface CheckProps {
  readonly received: Received;
  readonly question: Question;
  readonly onCheck: (outcome: Outcome) => void;
}

function Check({ received, question, onCheck }: CheckProps) {
  const t = useText(receivedMessages);
  const pick = usePick();
  const formats = useFormats();
  const found = received.checks.find(({ item }) => item === question.key);
  const by =
    found === undefined ? null : t.checkedBy({ name: found.checkedByName, at: formats.dateTime(found.checkedAt) });
  if (!received.may.includes('check'))
    return found === undefined ? '–' : `${pick(lists.paperOutcome[found.outcome])} (${by})`;
  return (
    <Select
      label={t.checkOf({ name: pick(question.label) })}
      {...(by === null ? {} : { description: by })}
      value={found?.outcome ?? null}
      options={CheckOutcome.options.map((id) => ({ id, label: pick(lists.paperOutcome[id]) }))}
      onChange={(id) => {
        const outcome = CheckOutcome.safeParse(id).data;
        if (outcome !== undefined && outcome !== found?.outcome) onCheck(outcome);
      }}
    />
  );
}
