import type { Operator, Rule, RuleValue } from '@boru/contract/eligibility';
import type { Definition } from '@boru/contract/eligibility-facts';
import { definitionOf, factKeys } from '@boru/contract/eligibility-facts';
import { lists } from '@boru/contract/words';
import { operatorsOf } from '@boru/engines/eligibility';
import { definitionOfQuestion } from '@boru/engines/questions';
import type { Question } from '../api.ts';

export type Tree = Rule['when'];
type AnyNode = Tree['of'][number];
export type Row = Extract<AnyNode, { kind: 'fact' }>;
type AnyRow = Extract<AnyNode, { kind: 'fact' | 'list' }>;

/** A fresh question under a name that no other has. */
export const newQuestion = (taken: readonly string[]): Question => {
  let number = taken.length + 1;
  while (taken.includes(`question${number}`)) number += 1;
  return {
    ...{ key: `question${number}`, type: 'text', label: { ko: '', en: '' }, help: null, isRequired: true },
    ...{
      choices: [],
      least: null,
      most: null,
      visible: null,
      class: 'internal',
      readers: ['officer', 'manager', 'reviewer'],
    },
    ...{ fact: null, isReused: false, use: null },
  };
};

/** A question of another type keeps what still fits. */
export const retyped = (question: Question, type: Question['type']): Question => ({
  ...question,
  ...{ type, least: null, most: null, fact: null, use: null },
  choices:
    type === 'choice' || type === 'several'
      ? question.choices.length > 0
        ? question.choices
        : [
            { id: 'first', name: lists.choiceName.first },
            { id: 'second', name: lists.choiceName.second },
          ]
      : [],
});

export const choicesText = (choices: Question['choices']): string =>
  choices.map(({ id, name }) => `${id} | ${name.ko} | ${name.en}`).join('\n');
export const choicesOfText = (text: string): Question['choices'] =>
  text
    .split('\n')
    .map((one) => one.split('|').map((part) => part.trim()))
    .filter(([id]) => id !== undefined && id !== '')
    .map(([id = '', ko = '', en = '']) => ({ id, name: { ko: ko === '' ? id : ko, en: en === '' ? id : en } }));

export interface Subject {
  readonly id: string;
  readonly definition: Definition;
}
/** What a condition may look at: earlier questions, then single facts of the company. */
export const subjectsBefore = (questions: readonly Question[], place: number): readonly Subject[] => [
  ...questions.slice(0, place).flatMap((question) => {
    const definition = definitionOfQuestion(question);
    return definition === undefined ? [] : [{ id: question.key, definition }];
  }),
  ...factKeys.flatMap((id) => {
    const definition = definitionOf(id);
    return definition === undefined || definition.type === 'list' ? [] : [{ id, definition }];
  }),
];

const startOf = (definition: Definition, op: Operator): RuleValue | null => {
  if (definition.type === 'boolean') return true;
  if (op === 'between') return [0, 0];
  return ['choice', 'choices', 'text'].includes(definition.type) ? [] : null;
};
export const rowFor = ({ id, definition }: Subject, wanted?: Operator): Row => {
  const ops = definition.type === 'list' ? [] : operatorsOf[definition.type];
  const op = wanted !== undefined && ops.includes(wanted) ? wanted : (ops[0] ?? 'is');
  return { kind: 'fact', fact: id, op, value: startOf(definition, op), param: null };
};

export const rowsOf = (tree: Tree | null): readonly AnyRow[] =>
  (tree?.of ?? []).filter((row): row is AnyRow => row.kind === 'fact' || row.kind === 'list');
export const treeOf = (rows: readonly AnyRow[]): Tree | null =>
  rows.length === 0 ? null : { kind: 'all', least: null, of: [...rows] };
