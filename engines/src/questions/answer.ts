import { isCivilDate } from '@boru/contract/civil';
import type { Answers, AnswerValue, GrantQuestion } from '@boru/contract/grants';

export interface AnswerFault {
  readonly key: string;
  readonly ko: string;
  readonly en: string;
}

/** Most characters of a text without a bound of its own. */
export const longest = { text: 300, longText: 5000 } as const;
export const mostOf = (question: GrantQuestion): number =>
  question.most ?? (question.type === 'longText' ? longest.longText : longest.text);

const isProse = (text: string): boolean => text.isWellFormed() && text.trim() !== '' && !/[^\P{Cc}\n\r\t]/u.test(text);
const isLine = (text: string): boolean => isProse(text) && !/[\n\r\t]/.test(text);
const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCivilDate(text);

/** What JSON Schema cannot say by itself; the validator is given these by name. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  'boru-line': isLine,
  'boru-prose': isProse,
  'boru-date': isDay,
  'boru-file': isUuid,
};

const text = (ko: string, en: string) => ({ ko, en });
const wrong = text('값을 확인해 주세요.', 'Check the value.');

const textFault = (question: GrantQuestion, value: string) => {
  const most = mostOf(question);
  if (!(question.type === 'text' ? isLine(value) : isProse(value)))
    return text('쓸 수 없는 글자가 있거나 비어 있습니다.', 'Empty, or with characters that cannot be used.');
  // Characters as a person counts them in code points, as JSON Schema does.
  return [...value].length > most ? text(`${most}자까지 적을 수 있습니다.`, `At most ${most} characters.`) : null;
};

const numberFault = ({ type, least, most }: GrantQuestion, value: number) => {
  const low = type === 'won' ? Math.max(0, least ?? 0) : least;
  if (!Number.isSafeInteger(value)) return text('정수로 적어 주세요.', 'A whole number, please.');
  if (low !== null && value < low) return text(`${low} 이상이어야 합니다.`, `At least ${low}.`);
  if (most !== null && value > most) return text(`${most} 이하여야 합니다.`, `At most ${most}.`);
  return null;
};

/** What is wrong with one answer, or null. Never throws. */
export const faultOfAnswer = (question: GrantQuestion, value: AnswerValue) => {
  const ids = question.choices.map(({ id }) => id);
  switch (question.type) {
    case 'text':
    case 'longText':
      return typeof value === 'string' ? textFault(question, value) : wrong;
    case 'integer':
    case 'won':
      return typeof value === 'number' ? numberFault(question, value) : wrong;
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : text('날짜를 확인해 주세요.', 'Check the date.');
    case 'yesNo':
      return typeof value === 'boolean' ? null : wrong;
    case 'choice':
      return typeof value === 'string' && ids.includes(value) ? null : text('보기에서 골라 주세요.', 'Choose one.');
    case 'several':
      return Array.isArray(value) &&
        value.length > 0 &&
        new Set(value).size === value.length &&
        value.every((one) => ids.includes(one))
        ? null
        : text('보기에서 하나 이상 골라 주세요.', 'Choose one or more.');
    case 'file':
      return typeof value === 'string' && isUuid(value) ? null : text('파일을 올려 주세요.', 'Upload a file.');
    default:
      return wrong;
  }
};

/** What is missing or does not fit, in the order of the questions. Answers to what is not asked are faults too. */
export const faultsOfAnswers = (asked: readonly GrantQuestion[], answers: Answers): readonly AnswerFault[] => {
  const keys = new Set(asked.map(({ key }) => key));
  const strays = Object.keys(answers)
    .filter((key) => !keys.has(key))
    .map((key) => ({ key, ko: '묻지 않은 문항입니다.', en: 'This is not asked.' }));
  const own = asked.flatMap((question): AnswerFault[] => {
    const { key, isRequired } = question;
    const value = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (value === undefined) return isRequired ? [{ key, ko: '답을 적어 주세요.', en: 'Required.' }] : [];
    const found = faultOfAnswer(question, value);
    return found === null ? [] : [{ key, ...found }];
  });
  return [...own, ...strays];
};
