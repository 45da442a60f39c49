import type { Definition } from '@boru/contract/eligibility-facts';
import { definitionOf, type FieldDefinition } from '@boru/contract/eligibility-facts';
import type { GrantQuestion, QuestionType } from '@boru/contract/grants';
import { faultsOf, type Register } from '../eligibility/index.ts';

export interface FormFault {
  /** 2.visible.of.0 */
  readonly path: string;
  readonly ko: string;
  readonly en: string;
}
const fault = (path: string, ko: string, en: string): FormFault => ({ path, ko, en });

const types: Readonly<Partial<Record<QuestionType, FieldDefinition['type']>>> = {
  text: 'text',
  integer: 'integer',
  won: 'won',
  date: 'date',
  yesNo: 'boolean',
  choice: 'choice',
  several: 'choices',
};

/** A question as a fact that a later question may look at. Long texts and files are nothing to compare. */
export const definitionOfQuestion = (question: GrantQuestion): Definition | undefined => {
  const type = types[question.type];
  if (type === undefined) return undefined;
  const named = question.choices.map(({ id, name }) => [id, name] as const);
  const choices = named.length === 0 ? {} : { choices: Object.fromEntries(named) };
  return { ko: question.label.ko, en: question.label.en, type, source: 'stated', ...choices };
};

/** What the visibility of a question may look at: the questions before it, then the facts of a company. */
export const registerBefore = (questions: readonly GrantQuestion[], place: number): Register => {
  const before = new Map(questions.slice(0, place).map((question) => [question.key, question]));
  return (key) => {
    const question = before.get(key);
    return question === undefined ? definitionOf(key) : definitionOfQuestion(question);
  };
};

const isChoice = ({ type }: GrantQuestion): boolean => type === 'choice' || type === 'several';

const boundsOf = (question: GrantQuestion, path: string): FormFault[] => {
  const { type, least, most } = question;
  const found: FormFault[] = [];
  const isNumber = type === 'integer' || type === 'won';
  const isText = type === 'text' || type === 'longText';
  if (least !== null && (!isNumber || (type === 'won' && least < 0)))
    found.push(fault(`${path}.least`, '여기에는 쓸 수 없는 최솟값입니다.', 'No least value here.'));
  if (most !== null && !isNumber && !(isText && most >= 1 && most <= (type === 'text' ? 300 : 5000)))
    found.push(fault(`${path}.most`, '여기에는 쓸 수 없는 최댓값입니다.', 'No such most value here.'));
  if (least !== null && most !== null && least > most)
    found.push(fault(`${path}.most`, '최댓값이 최솟값보다 작습니다.', 'The most is below the least.'));
  return found;
};

const linksOf = (question: GrantQuestion, path: string): FormFault[] => {
  const found: FormFault[] = [];
  const own = definitionOfQuestion(question);
  if (question.fact !== null) {
    const known = definitionOf(question.fact);
    if (known === undefined || known.type === 'list' || known.type !== own?.type)
      found.push(fault(`${path}.fact`, '이 유형과 맞지 않는 기업의 사실입니다.', 'This fact is of another type.'));
    else if (typeof known.choices === 'string' && isChoice(question))
      found.push(
        fault(`${path}.fact`, '지역 목록의 사실은 문항에 이을 수 없습니다.', 'A list of the region cannot be asked.'),
      );
    else if (
      typeof known.choices === 'object' &&
      question.choices.some(({ id }) => !Object.hasOwn(known.choices as object, id))
    )
      found.push(fault(`${path}.choices`, '기업의 사실에 없는 보기입니다.', 'Not a value of this fact.'));
  }
  if (question.use === 'askedWon' && question.type !== 'won')
    found.push(fault(`${path}.use`, '신청 금액은 금액 문항이어야 합니다.', 'The amount applied for is an amount.'));
  if (question.use === 'groupNumber' && question.type !== 'text')
    found.push(
      fault(`${path}.use`, '사업자등록번호는 짧은 글 문항이어야 합니다.', 'A business number is a short text.'),
    );
  return found;
};

const choicesOf = (question: GrantQuestion, path: string): FormFault[] => {
  const ids = question.choices.map(({ id }) => id);
  if (isChoice(question) && ids.length < 2)
    return [fault(`${path}.choices`, '보기를 둘 이상 적어 주세요.', 'Write two choices or more.')];
  if (!isChoice(question) && ids.length > 0)
    return [fault(`${path}.choices`, '보기가 없는 유형입니다.', 'This type has no choices.')];
  if (new Set(ids).size !== ids.length)
    return [fault(`${path}.choices`, '같은 이름의 보기가 있습니다.', 'Two choices have the same name.')];
  return [];
};

const visibleOf = (questions: readonly GrantQuestion[], place: number, asOf: string): FormFault[] => {
  const visible = questions[place]?.visible ?? null;
  if (visible === null) return [];
  const register = registerBefore(questions, place);
  const rule = {
    ...{ id: 'visible', title: { ko: '-', en: '-' }, severity: 'gate' as const, when: visible },
    ...{ basis: [{ text: '-', verified: true }], tests: [] },
  };
  return faultsOf({ rules: [rule], parameters: [], benefit: null }, asOf, register).map(({ path, ko, en }) =>
    fault(`${place}.visible.${path.replace(/^rules\.0\.when\.?/, '')}`, ko, en),
  );
};

/** Everything that is wrong with a form of the right shape. Empty: it may be published. */
export const faultsOfForm = (questions: readonly GrantQuestion[], asOf: string): readonly FormFault[] => {
  const seen = new Set<string>();
  const used = new Set<string>();
  return questions.flatMap((question, place) => {
    const path = String(place);
    const found = [...choicesOf(question, path), ...boundsOf(question, path), ...linksOf(question, path)];
    if (seen.has(question.key))
      found.push(fault(`${path}.key`, '같은 이름의 문항이 있습니다.', 'Two questions have the same name.'));
    if (definitionOf(question.key) !== undefined)
      found.push(fault(`${path}.key`, '기업의 사실과 같은 이름은 쓸 수 없습니다.', 'This is the name of a fact.'));
    seen.add(question.key);
    for (const link of [question.use, question.fact === null ? null : `fact.${question.fact}`]) {
      if (link === null) continue;
      if (used.has(link))
        found.push(
          fault(
            `${path}.${link === question.use ? 'use' : 'fact'}`,
            '이미 다른 문항이 쓰고 있습니다.',
            'Another question is this already.',
          ),
        );
      used.add(link);
    }
    return [...found, ...visibleOf(questions, place, asOf)];
  });
};
