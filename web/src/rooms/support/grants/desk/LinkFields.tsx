import { definitionOf, factKeys } from '@boru/contract/eligibility-facts';
import { lists } from '@boru/contract/words';
import { definitionOfQuestion } from '@boru/engines/questions';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Checkbox } from '#ui/Choices';
import { Select } from '#ui/Select';
import { deskGrantMessages } from './messages.ts';
import type { PartProps } from './QuestionEditor.tsx';

const NONE = 'none';

/** What a question is filled in with, and what its answer is used for. */
export function LinkFields({ question, wrong, onChange }: PartProps) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const own = definitionOfQuestion(question)?.type;
  const facts = factKeys.flatMap((id) => {
    const known = definitionOf(id);
    if (known === undefined || known.type === 'list' || known.type !== own || typeof known.choices === 'string')
      return [];
    return [{ id: id as string, label: pick(known) }];
  });
  const uses =
    question.type === 'won' ? (['askedWon'] as const) : question.type === 'text' ? (['groupNumber'] as const) : [];
  return (
    <>
      {facts.length === 0 ? null : (
        <Select
          label={t.fact}
          description={t.factWhy}
          value={question.fact ?? NONE}
          options={[{ id: NONE, label: t.factNone }, ...facts]}
          onChange={(id) => onChange({ ...question, fact: id === NONE ? null : id })}
          error={wrong('fact')}
        />
      )}
      {uses.length === 0 ? null : (
        <Select
          label={t.use}
          value={question.use ?? NONE}
          options={[{ id: NONE, label: t.useNone }, ...uses.map((id) => ({ id, label: pick(lists.questionUse[id]) }))]}
          onChange={(id) => onChange({ ...question, use: uses.find((one) => one === id) ?? null })}
          error={wrong('use')}
        />
      )}
      <Checkbox
        label={t.reused}
        isSelected={question.isReused}
        onChange={(isReused) => onChange({ ...question, isReused })}
      />
    </>
  );
}
