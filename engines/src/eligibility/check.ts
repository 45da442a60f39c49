import { isCivilDate } from '@boru/contract/civil';
import { RuleSet, type RuleSet as Rules } from '@boru/contract/eligibility';
import { definitionOf, type FactType, type FieldDefinition } from '@boru/contract/eligibility-facts';
import { isTexts, operatorsOf } from './compare.ts';
import { holds } from './evaluate.ts';
import type { Comparison, Facts, Node, Register } from './types.ts';

export interface Fault {
  /** rules.0.when.of.1 */
  readonly path: string;
  readonly ko: string;
  readonly en: string;
}
const fault = (path: string, ko: string, en: string): Fault => ({ path, ko, en });

const fits = (type: FactType, { op, value }: Comparison): boolean => {
  const whole = (one: unknown): boolean => typeof one === 'number' && Number.isSafeInteger(one);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'won':
      if (op !== 'between') return whole(value);
      return Array.isArray(value) && value.length === 2 && value.every(whole) && Number(value[0]) <= Number(value[1]);
    case 'date':
      if (op === 'withinYears') return whole(value) && Number(value) >= 1 && Number(value) <= 100;
      return typeof value === 'string' && isCivilDate(value);
    default:
      return isTexts(value) && value.length > 0 && value.every((one) => one !== '');
  }
};

const checkTest = (
  path: string,
  field: FieldDefinition,
  test: Comparison,
  parameters: ReadonlySet<string>,
): Fault[] => {
  if (!operatorsOf[field.type].includes(test.op))
    return [fault(path, `‘${field.ko}’에는 쓸 수 없는 비교입니다.`, `This comparison does not fit “${field.en}”.`)];
  if (test.param !== null) {
    const isNumber = field.type === 'integer' || field.type === 'won' || test.op === 'withinYears';
    if (!parameters.has(test.param) || !isNumber || test.op === 'between')
      return [fault(path, '여기에 쓸 수 없는 기준값입니다.', 'This parameter cannot be used here.')];
    return [];
  }
  if (!fits(field.type, test))
    return [fault(path, `‘${field.ko}’와 견줄 값을 적어 주세요.`, `Enter a value to compare “${field.en}” with.`)];
  const { choices } = field;
  if (typeof choices === 'object' && isTexts(test.value) && test.value.some((one) => !Object.hasOwn(choices, one)))
    return [fault(path, `‘${field.ko}’에 없는 값입니다.`, `Not a value of “${field.en}”.`)];
  return [];
};

const checkNode = (path: string, node: Node, parameters: ReadonlySet<string>, register: Register): Fault[] => {
  if (node.kind !== 'fact' && node.kind !== 'list') {
    const own =
      node.kind === 'atLeast' && (node.least === null || node.least < 1 || node.least > node.of.length)
        ? [fault(path, '몇 가지 이상인지 적어 주세요.', 'Say how many of them.')]
        : [];
    return [...own, ...node.of.flatMap((one, index) => checkNode(`${path}.of.${index}`, one, parameters, register))];
  }
  const definition = register(node.fact);
  if (definition === undefined || (definition.type === 'list') !== (node.kind === 'list'))
    return [fault(path, '알 수 없는 항목입니다.', 'Unknown fact.')];
  if (node.kind === 'fact') return definition.type === 'list' ? [] : checkTest(path, definition, node, parameters);
  if (definition.type !== 'list') return [];
  if (node.quantifier === 'count' && node.least === null && node.most === null)
    return [fault(path, '몇 개 이상인지, 몇 개 이하인지 적어 주세요.', 'Say at least or at most how many.')];
  return node.where.flatMap((test, index) => {
    const field = Object.hasOwn(definition.fields, test.field) ? definition.fields[test.field] : undefined;
    if (field === undefined) return [fault(`${path}.where.${index}`, '알 수 없는 항목입니다.', 'Unknown field.')];
    return checkTest(`${path}.where.${index}`, field, test, parameters);
  });
};

const given = (test: Rules['rules'][number]['tests'][number]): Facts =>
  Object.fromEntries(Object.entries(test.given).map(([key, value]) => [key, { value }]));

const checkBenefit = (benefit: Rules['benefit'], register: Register): Fault[] => {
  if (benefit === null) return [];
  const cost = register(benefit.cost);
  const by = benefit.by === null ? null : register(benefit.by);
  const faults: Fault[] = [];
  if (cost?.type !== 'won')
    faults.push(fault('benefit.cost', '금액인 항목을 골라 주세요.', 'Choose a fact that is an amount.'));
  if (by !== null && by?.type !== 'choice')
    faults.push(fault('benefit.by', '고르는 항목이어야 합니다.', 'Choose a fact with fixed choices.'));
  benefit.rows.forEach((row, index) => {
    if (row.numerator > row.denominator)
      faults.push(fault(`benefit.rows.${index}`, '지원 비율은 100%를 넘지 못합니다.', 'A share is at most 100 %.'));
  });
  if (benefit.by === null && benefit.rows.length > 1)
    faults.push(
      fault('benefit.rows', '나누는 기준이 없으면 한 줄만 둡니다.', 'Without a choice there is one row only.'),
    );
  return faults;
};

/** Everything that is wrong with rules that have the right shape; each rule's own tests are run. Empty: they may be published. */
export const faultsOf = (set: Rules, asOf: string, register: Register = definitionOf): readonly Fault[] => {
  const parameters = new Set(set.parameters.map(({ id }) => id));
  const seen = new Set<string>();
  const rules = set.rules.flatMap((rule, index) => {
    const path = `rules.${index}`;
    const own = checkNode(`${path}.when`, rule.when, parameters, register);
    if (rule.when.of.length === 0)
      own.push(fault(`${path}.when`, '조건을 하나 이상 적어 주세요.', 'Add at least one condition.'));
    if (seen.has(rule.id))
      own.push(fault(`${path}.id`, '같은 이름의 규칙이 있습니다.', 'Two rules have the same name.'));
    seen.add(rule.id);
    if (own.length > 0) return own;
    return rule.tests.flatMap((test, place) => {
      const { truth } = holds(rule.when, given(test), { parameters: set.parameters, asOf }, register);
      return truth === test.expect
        ? []
        : [fault(`${path}.tests.${place}`, `확인 예의 답이 다릅니다: ${truth}`, `The example comes to ${truth}.`)];
    });
  });
  return [...rules, ...checkBenefit(set.benefit, register)];
};

const mostDeep = 24;
/** Without recursion, so that no nesting can exhaust the stack before the schema has looked at it. */
const isShallow = (input: unknown): boolean => {
  let level: unknown[] = [input];
  for (let depth = 0; depth < mostDeep; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
};

export type Read =
  | { readonly ok: true; readonly rules: Rules }
  | { readonly ok: false; readonly faults: readonly Fault[] };
/** Reads rules from anywhere: a file, an older version, a stranger. Never throws. */
export const readRules = (input: unknown, asOf: string): Read => {
  if (!isShallow(input))
    return { ok: false, faults: [fault('', '규칙이 너무 깊습니다.', 'The rules are nested too deeply.')] };
  const read = RuleSet.safeParse(input);
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(({ path, message }) =>
        fault(path.join('.'), `형식이 다릅니다: ${message}`, `Wrong form: ${message}`),
      ),
    };
  const faults = faultsOf(read.data, asOf);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules: read.data };
};
