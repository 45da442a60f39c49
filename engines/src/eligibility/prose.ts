import { type CivilDate, formatDate, isCivilDate } from '@boru/contract/civil';
import type { RuleParameter } from '@boru/contract/eligibility';
import { definitionOf, type FieldDefinition } from '@boru/contract/eligibility-facts';
import { isTexts, parameterAt } from './compare.ts';
import type { Comparison, Node, Register, Scalar, Value } from './types.ts';

export type Language = 'ko' | 'en';
/** `sentence` for the desk (…이어야 합니다), `notice` for the text of a notice (…일 것). */
export type Style = 'sentence' | 'notice';
export interface Wording {
  readonly language: Language;
  readonly style: Style;
  readonly asOf: CivilDate;
  readonly parameters: readonly RuleParameter[];
  /** Names of lists of the region: municipality, industry, level. */
  readonly named?: (list: string, id: string) => string | undefined;
  readonly register?: Register;
}

const batchim = (text: string): boolean => {
  const last = text.replace(/[’”'")\]\s.]+$/u, '').at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 !== 0;
  // Figures and letters are read aloud: 0 영, 1 일, 3 삼, 6 육, 7 칠, 8 팔 end with a consonant; so do l, m, n, r.
  return /[013678lmnrLMNR]/.test(last);
};
const particle = (text: string, consonant: string, vowel: string): string =>
  `${text}${batchim(text) ? consonant : vowel}`;

const plain = (number: number): string => number.toLocaleString('en-US');

/** One value as a reader says it: 50명, 3,000만원 as 30,000,000원, 소기업, 2026. 11. 22. */
export const said = (
  field: FieldDefinition,
  value: Scalar,
  { language, named }: Pick<Wording, 'language' | 'named'>,
): string => {
  if (typeof value === 'boolean') return language === 'ko' ? (value ? '예' : '아니요') : value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (field.type === 'won') return language === 'ko' ? `${plain(value)}원` : `${plain(value)} won`;
    const unit = field.unit?.[language];
    return unit === undefined ? plain(value) : language === 'ko' ? `${plain(value)}${unit}` : `${plain(value)} ${unit}`;
  }
  if (field.type === 'date' && isCivilDate(value)) return formatDate(value, language);
  if (typeof field.choices === 'string') return named?.(field.choices, value) ?? value;
  const choice = field.choices !== undefined && Object.hasOwn(field.choices, value) ? field.choices[value] : undefined;
  if (choice === undefined) return value;
  // In a sentence an English name begins small, unless it is an abbreviation.
  return language === 'ko' ? choice.ko : choice.en.replace(/^[A-Z](?=[a-z]+\b)/, (letter) => letter.toLowerCase());
};

const joined = (texts: readonly string[], language: Language, and: boolean): string =>
  texts.length < 2
    ? (texts[0] ?? '')
    : language === 'ko'
      ? texts.join(', ')
      : `${texts.slice(0, -1).join(', ')} ${and ? 'and' : 'or'} ${texts.at(-1)}`;

/** What the value must be, as a noun: 50명 미만; less than 50 people. */
const asked = (field: FieldDefinition, test: Comparison, wording: Wording): string => {
  const { language, parameters, asOf } = wording;
  const ko = language === 'ko';
  const value = test.param ? parameterAt(parameters, test.param, asOf) : test.value;
  if (value === null || value === undefined) return ko ? '(정하지 않음)' : '(not set)';
  const one = (scalar: Scalar): string => said(field, scalar, wording);
  if (Array.isArray(value)) {
    const texts = (value as readonly Scalar[]).map(one);
    if (test.op === 'between') return ko ? `${texts[0]} 이상 ${texts[1]} 이하` : `between ${texts[0]} and ${texts[1]}`;
    const list = joined(texts, language, test.op === 'allOf');
    const several = texts.length > 1;
    switch (test.op) {
      case 'in':
      case 'anyOf':
        return several ? (ko ? `${list} 가운데 하나` : `one of ${list}`) : list;
      case 'allOf':
        return ko ? (several ? `${list} 모두` : list) : several ? `all of ${list}` : list;
      case 'notIn':
      case 'noneOf':
        return ko ? (several ? `${list} 이외` : `${list} 이외`) : `none of ${list}`;
      default:
        return ko ? `${particle(list, '으로', '로')} 시작하는 값` : `a value that begins with ${list}`;
    }
  }
  const text = one(value as Scalar);
  const years = typeof value === 'number' ? plain(value) : text;
  const korean: Readonly<Record<string, string>> = {
    is: `‘${text}’`,
    equal: text,
    notEqual: `${text} 이외`,
    less: `${text} 미만`,
    atMost: `${text} 이하`,
    more: `${text} 초과`,
    atLeast: `${text} 이상`,
    before: `${text} 전`,
    after: `${text} 뒤`,
    withinYears: `공고일 기준 ${years}년 이내`,
  };
  const english: Readonly<Record<string, string>> = {
    is: `“${text}”`,
    equal: text,
    notEqual: `other than ${text}`,
    less: `less than ${text}`,
    atMost: `at most ${text}`,
    more: `more than ${text}`,
    atLeast: `at least ${text}`,
    before: `before ${text}`,
    after: `after ${text}`,
    withinYears: `within ${years} years before the notice`,
  };
  return (ko ? korean : english)[test.op] ?? text;
};

const closing = (noun: string, { language, style }: Wording): string =>
  language === 'ko'
    ? style === 'notice'
      ? `${particle(noun, '일', '일')} 것`
      : `${particle(noun, '이어야', '여야')} 합니다`
    : '';

const clause = (field: FieldDefinition, test: Comparison, wording: Wording): string => {
  const noun = asked(field, test, wording);
  return wording.language === 'ko'
    ? `${particle(field.ko, '이', '가')} ${closing(noun, wording)}`
    : `${field.en}${wording.style === 'notice' ? ':' : ' must be'} ${noun}`;
};

const inItem = (field: FieldDefinition, test: Comparison, wording: Wording): string => {
  const noun = asked(field, test, wording);
  return wording.language === 'ko' ? `${particle(field.ko, '이', '가')} ${noun}인` : `${field.en} ${noun}`;
};

/** One line of a rule. An unknown fact is named as such, never dropped: a reader must see that something is there. */
export const sentenceOf = (node: Node, wording: Wording): string => {
  const { language } = wording;
  const ko = language === 'ko';
  if (node.kind !== 'fact' && node.kind !== 'list') return linesOf(node, wording).join(ko ? ' ' : '; ');
  const definition = (wording.register ?? definitionOf)(node.fact);
  if (definition === undefined) return ko ? `알 수 없는 항목(${node.fact})` : `unknown fact (${node.fact})`;
  if (node.kind === 'fact')
    return definition.type === 'list' ? definition[language] : clause(definition, node, wording);
  if (definition.type !== 'list') return definition[language];
  const tests = node.where.map((test) => {
    const field = Object.hasOwn(definition.fields, test.field) ? definition.fields[test.field] : undefined;
    return field === undefined ? test.field : inItem(field, test, wording);
  });
  const what = ko
    ? [...tests, definition.ko].join(' ')
    : [definition.en, ...(tests.length > 0 ? [`with ${tests.join(' and ')}`] : [])].join(' ');
  const count = countOf(node, language);
  const ends = wording.style === 'notice' ? '을 것' : '어야 합니다';
  if (node.quantifier === 'every')
    return ko
      ? `${definition.ko} 모두 ${tests.join(' ').replace(/인$/u, '')}${wording.style === 'notice' ? '일 것' : '이어야 합니다'}`
      : `every one of ${definition.en} ${tests.join(' and ')}`;
  return ko ? `${particle(what, '이', '가')} ${count} 있${ends}` : `${count} of ${what}`;
};

const countOf = (
  node: { readonly quantifier: string; readonly least: number | null; readonly most: number | null },
  language: Language,
): string => {
  const ko = language === 'ko';
  if (node.quantifier === 'some') return ko ? '하나 이상' : 'at least one';
  const least = node.least === null || node.least === 0 ? '' : ko ? `${node.least}개 이상` : `at least ${node.least}`;
  const most = node.most === null ? '' : ko ? `${node.most}개 이하로` : `at most ${node.most}`;
  return [least, most].filter((part) => part !== '').join(' ') || (ko ? '몇 개든' : 'any number');
};

const heads: Readonly<Record<Language, Readonly<Record<string, (least: number | null) => string>>>> = {
  ko: {
    all: () => '다음을 모두 만족해야 합니다.',
    any: () => '다음 가운데 하나 이상을 만족해야 합니다.',
    none: () => '다음 가운데 어느 것에도 해당하지 않아야 합니다.',
    atLeast: (least) => `다음 가운데 ${least ?? 0}가지 이상을 만족해야 합니다.`,
  },
  en: {
    all: () => 'All of these hold:',
    any: () => 'At least one of these holds:',
    none: () => 'None of these holds:',
    atLeast: (least) => `At least ${least ?? 0} of these hold:`,
  },
};

/** A rule as lines: one for each row, a head before a group that is not simply “all”. Groups are indented by two spaces. */
export const linesOf = (node: Node, wording: Wording, depth = 0): readonly string[] => {
  if (depth > 32) return ['…'];
  const indent = '  '.repeat(depth);
  if (node.kind === 'fact' || node.kind === 'list') return [`${indent}${sentenceOf(node, wording)}`];
  const head = heads[wording.language][node.kind]?.(node.least) ?? '';
  const quiet = (node.kind === 'all' || node.kind === 'any') && node.of.length === 1;
  const inner = (quiet || (node.kind === 'all' && depth === 0) ? depth : depth + 1) as number;
  const lines = node.of.flatMap((one) => linesOf(one, wording, inner));
  return inner === depth ? lines : [`${indent}${head}`, ...lines];
};

/** A value as it stands in a trace or a profile, lists by their number. */
export const valueText = (
  key: string,
  value: Value | null,
  wording: Pick<Wording, 'language' | 'named' | 'register'>,
): string => {
  const definition = (wording.register ?? definitionOf)(key);
  if (value === null || definition === undefined) return wording.language === 'ko' ? '모름' : 'not known';
  if (definition.type === 'list') {
    const count = Array.isArray(value) ? value.length : 0;
    return wording.language === 'ko' ? `${count}개` : `${count}`;
  }
  if (isTexts(value))
    return value.length === 0
      ? wording.language === 'ko'
        ? '없음'
        : 'none'
      : joined(
          value.map((one) => said(definition, one, wording)),
          wording.language,
          true,
        );
  return typeof value === 'object' ? '' : said(definition, value, wording);
};
