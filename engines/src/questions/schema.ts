import type { GrantQuestion } from '@boru/contract/grants';
import { mostOf } from './answer.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const bounds = ({ type, least, most }: GrantQuestion): JsonSchema => ({
  minimum: type === 'won' ? Math.max(0, least ?? 0) : (least ?? Number.MIN_SAFE_INTEGER),
  maximum: most ?? Number.MAX_SAFE_INTEGER,
});

const typeOf = (question: GrantQuestion): JsonSchema => {
  const ids = question.choices.map(({ id }) => id);
  switch (question.type) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: mostOf(question), format: 'boru-line' };
    case 'longText':
      return { type: 'string', minLength: 1, maxLength: mostOf(question), format: 'boru-prose' };
    case 'integer':
    case 'won':
      return { type: 'integer', ...bounds(question) };
    case 'date':
      return { type: 'string', format: 'boru-date' };
    case 'yesNo':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: ids };
    case 'several':
      return { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', enum: ids } };
    default:
      return { type: 'string', format: 'boru-file' };
  }
};

/**
 * JSON Schema 2020-12 of the answers. `asked`: exactly these questions are asked, so what is required of them is required.
 * `all`: a form before anybody answered, where a question that is asked only sometimes is required of nobody.
 */
export const schemaOf = (questions: readonly GrantQuestion[], which: 'all' | 'asked'): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    questions.map((question) => [question.key, { title: question.label.ko, ...typeOf(question) }]),
  ),
  required: questions
    .filter(({ isRequired, visible }) => isRequired && (which === 'asked' || visible === null))
    .map(({ key }) => key),
});
