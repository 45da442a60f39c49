/**
 * Writes docs/glossary.md, docs/permissions.md and docs/openapi.json from the code that runs. Run: npm run docs
 * test/docs.test.ts compares the files with what this makes, so that no table can fall behind.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glossary, lists, type Word, type Words } from '@boru/contract/words';
import { endpoints } from '../server/src/entry/app.ts';
import { agencyRoles, type Capacity, companyRoles } from '../server/src/kernel/actor.ts';
import { openApiOf } from '../server/src/platform/openapi.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The columns of the permission table, in the order of the actors. */
const capacities: readonly Capacity[] = [
  'anyone',
  'signedIn',
  ...companyRoles.map((role): Capacity => `company.${role}`),
  ...agencyRoles.map((role): Capacity => `agency.${role}`),
  'secretariat',
  'administrator',
  'expert',
];

const words = (list: Words, id: string): Word => list[id] ?? { ko: id, en: id };
const capacityWord = (capacity: Capacity): Word => {
  const [kind, role = ''] = capacity.split('.');
  if (kind === 'company') return words(lists.companyRole, role);
  if (kind === 'agency') return words(lists.agencyRole, role);
  return kind === 'administrator' || kind === 'expert' ? lists.sessionKind[kind] : words(lists.capacity, capacity);
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const made = '<!-- Made by `npm run docs`. Do not edit. -->';

const wordRows = (list: Words): string[][] =>
  Object.entries(list).map(([id, { ko, en, statute }]) => [`\`${id}\``, ko, en, statute ?? '']);

function glossaryText(): string {
  const head = ['id', '한국어', 'English', '법령 · statute'];
  const sections = Object.entries(lists).map(([name, list]) => `### \`${name}\`\n\n${table(head, wordRows(list))}`);
  return [
    '# 낱말 · Glossary',
    made,
    '한국어 한 낱말에 영어 한 낱말. 코드의 이름, 화면, 문서가 같은 낱말을 씁니다. One Korean word, one English word.',
    '## 집의 말 · Words of the house',
    table(head, wordRows(glossary)),
    '## 닫힌 목록 · Closed lists',
    ...sections,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function permissionsText(): string {
  const rooms = [...new Set(endpoints.map(({ id }) => id.split('.')[0] ?? ''))];
  const head = ['', '하는 일 · what', ...capacities.map((capacity) => capacityWord(capacity).ko)];
  const sections = rooms.map((room) => {
    const rows = endpoints
      .filter(({ id }) => id.startsWith(`${room}.`))
      .map(({ method, path, summary, may }) => [
        `\`${method} ${path}\``,
        `${summary.ko} · ${summary.en}`,
        ...capacities.map((capacity) => (may.includes(capacity) ? '●' : '')),
      ]);
    return `## ${room}\n\n${table(head, rows)}`;
  });
  const legend = table(
    ['id', '한국어', 'English'],
    capacities.map((capacity) => [`\`${capacity}\``, capacityWord(capacity).ko, capacityWord(capacity).en]),
  );
  return [
    '# 누가 무엇을 할 수 있나 · Who may do what',
    made,
    `주소 ${endpoints.length}개와 자격 ${capacities.length}가지. ●가 있는 자격만 부를 수 있습니다. 부를 수 있어도 볼 수 있는 것은 행 수준 보안이 따로 정하고, 볼 수 없는 것은 없는 것과 똑같이 404로 답합니다.`,
    `${endpoints.length} endpoints, ${capacities.length} capacities. Only those marked ● may call. What they then see is decided by row-level security; what one may not see answers 404 exactly as what does not exist.`,
    legend,
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

const versionOf = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return String(found);
};

/** Path below the root → text. */
export function generatedDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/glossary.md', glossaryText()],
    ['docs/permissions.md', permissionsText()],
    ['docs/openapi.json', `${JSON.stringify(openApiOf(endpoints, versionOf()), null, 1)}\n`],
  ]);
}

if (import.meta.main) {
  for (const [path, text] of generatedDocs()) {
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}
