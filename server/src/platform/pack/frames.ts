// What holds in every file whatever it is about: dates run forwards, doubt is explained, laws exist.
import type { Path } from './rule.ts';

type Tell = (path: Path, ko: string, en: string) => void;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `laws` is null when laws.json itself cannot be read; references to laws are then not judged. */
export function checkFrame(root: unknown, laws: ReadonlySet<string> | null, tell: Tell): void {
  const explained = isFields(root) && typeof root['note'] === 'string';
  walk(root, [], (fields, path) => {
    const { validFrom, validTo, verified, note, law, article } = fields;
    if (typeof validFrom === 'string' && typeof validTo === 'string' && validFrom > validTo) {
      tell(
        [...path, 'validTo'],
        `끝나는 날(${validTo})이 시작하는 날(${validFrom})보다 이릅니다.`,
        `validTo ${validTo} is before validFrom ${validFrom}.`,
      );
    }
    if (verified === false && note === undefined && !explained) {
      tell(
        [...path, 'verified'],
        '확인되지 않은 내용이면 무엇을 확인해야 하는지 note에 적어야 합니다.',
        'An unverified statement needs a note that says what is missing.',
      );
    }
    if (typeof law === 'string' && typeof article === 'string' && laws !== null && !laws.has(law)) {
      tell([...path, 'law'], `laws.json에 없는 법령입니다: ${law}`, `laws.json knows no law ${law}.`);
    }
  });
}

function walk(value: unknown, path: Path, visit: (fields: Fields, path: Path) => void): void {
  if (Array.isArray(value)) for (const [index, entry] of value.entries()) walk(entry, [...path, index], visit);
  if (!isFields(value)) return;
  visit(value, path);
  for (const [name, below] of Object.entries(value)) walk(below, [...path, name], visit);
}
