/** A valid-looking instance of a JSON schema, so that a request gets past the form and as deep as its rights allow. */
type Json = { [key: string]: unknown };

const candidates = [
  '0192d1a0-0000-7000-8000-000000000000',
  '043-123-4567',
  '4311000000',
  '26111',
  '123456',
  'sample',
  'A'.repeat(43),
  '견본 글입니다',
  '2026-11-23',
  'SAMPLE',
  '제16조',
  '1234567890123',
  'a'.repeat(64),
];

const text = (schema: Json): string => {
  const min = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  const byFormat: Record<string, string> = {
    uuid: '0192d1a0-0000-7000-8000-000000000000',
    email: 'sample@example.kr',
    date: '2026-11-23',
    'date-time': '2026-11-23T00:00:00.000Z',
    uri: 'https://example.kr',
  };
  const format = typeof schema['format'] === 'string' ? byFormat[schema['format']] : undefined;
  if (format) return format;
  const pattern = typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern'], 'u') : null;
  const found = candidates.find((candidate) => (pattern?.test(candidate) ?? true) && candidate.length >= min);
  return found ?? '견본 글입니다'.repeat(Math.ceil(min / 6) || 1);
};

const children = (schema: Json, name: string): Json[] => (Array.isArray(schema[name]) ? (schema[name] as Json[]) : []);

export const sampleOf = (schema: Json): unknown => {
  if ('const' in schema) return schema['const'];
  if ('default' in schema) return schema['default'];
  const [word] = Array.isArray(schema['enum']) ? schema['enum'] : [];
  if (word !== undefined) return word;
  const [choice] = [...children(schema, 'anyOf'), ...children(schema, 'oneOf')];
  if (choice) return sampleOf(choice);
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Record<string, Json>;
      const required = Array.isArray(schema['required']) ? schema['required'] : [];
      return Object.fromEntries(
        Object.entries(properties).flatMap(([key, inner]) => (required.includes(key) ? [[key, sampleOf(inner)]] : [])),
      );
    }
    case 'array': {
      const many = Math.max(1, Number(schema['minItems'] ?? 1));
      return schema['items'] ? Array.from({ length: many }, () => sampleOf(schema['items'] as Json)) : [];
    }
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 1));
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return text(schema);
  }
};
