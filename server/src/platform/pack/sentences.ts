// Faults of shape, said in words: one sentence per zod issue, in both languages.
import type { z } from 'zod';
import type { Sentence } from './json.ts';

type Issue = z.core.$ZodIssue;
type Step = PropertyKey;

export interface ShapeFault {
  readonly path: readonly Step[];
  readonly message: Sentence;
}

const KIND: Readonly<Record<string, Sentence>> = {
  string: { ko: '글', en: 'text' },
  number: { ko: '수', en: 'a number' },
  int: { ko: '정수', en: 'a whole number' },
  boolean: { ko: 'true 또는 false', en: 'true or false' },
  array: { ko: '목록([ ])', en: 'a list' },
  object: { ko: '묶음({ })', en: 'an object' },
  tuple: { ko: '정해진 길이의 목록', en: 'a list of fixed length' },
};

export function shapeFaults(issues: readonly Issue[], valueAt: (path: readonly Step[]) => unknown): ShapeFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: { ko: `"${key}"는 이 파일에 없는 필드입니다.`, en: `"${key}" is not a field of this file.` },
      }));
    }
    return [{ path: issue.path, message: say(issue, valueAt(issue.path)) }];
  });
}

function say(issue: Issue, value: unknown): Sentence {
  const name = String(issue.path.at(-1) ?? 'JSON');
  if (value === undefined) return { ko: `"${name}" 필드가 빠졌습니다.`, en: `The field "${name}" is missing.` };
  switch (issue.code) {
    case 'invalid_type': {
      const kind = KIND[issue.expected] ?? { ko: issue.expected, en: issue.expected };
      return { ko: `"${name}"에는 ${kind.ko}이(가) 와야 합니다.`, en: `"${name}" must be ${kind.en}.` };
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      return { ko: `"${name}"에는 다음 값만 쓸 수 있습니다: ${allowed}`, en: `"${name}" must be one of: ${allowed}` };
    }
    case 'invalid_format':
      return format(issue.format, name, String(value));
    case 'too_small':
      return {
        ko: `"${name}"이(가) 비었거나 너무 작습니다(최소 ${issue.minimum}).`,
        en: `"${name}" is empty or too small (at least ${issue.minimum}).`,
      };
    case 'too_big':
      return {
        ko: `"${name}"이(가) 너무 큽니다(최대 ${issue.maximum}).`,
        en: `"${name}" is too large (at most ${issue.maximum}).`,
      };
    case 'invalid_union':
      return {
        ko: `"${name}"의 값이 허용된 형태 가운데 어느 것도 아닙니다.`,
        en: `"${name}" has none of the allowed forms.`,
      };
    default:
      return {
        ko: `"${name}"의 값을 쓸 수 없습니다: ${issue.message}`,
        en: `"${name}" cannot be used: ${issue.message}`,
      };
  }
}

function format(kind: string, name: string, value: string): Sentence {
  const shown = value.slice(0, 60);
  if (kind === 'date') {
    return {
      ko: `"${name}"의 "${shown}"은(는) 달력에 있는 날짜(예: 2026-11-22)가 아닙니다.`,
      en: `"${name}": "${shown}" is not a date of the calendar (such as 2026-11-22).`,
    };
  }
  return {
    ko: `"${name}"의 "${shown}"은(는) 정해진 형식이 아닙니다.`,
    en: `"${name}": "${shown}" does not have the required form.`,
  };
}
