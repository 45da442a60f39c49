import { describe, expect, it } from 'vitest';
import tokens from './tokens.css?raw';

/** WCAG 2.2 relative luminance and contrast ratio (1.4.3, 1.4.11). */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function declarations(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]),
  );
}

const plain = tokens.replace(/\/\*[\s\S]*?\*\//g, '');
const blocks = [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map((match) => ({
  selector: (match[1] ?? '').trim(),
  body: match[2] ?? '',
}));
const light = new Map(
  blocks.filter((block) => block.selector === ':root').flatMap((block) => [...declarations(block.body)]),
);
const high = new Map([
  ...light,
  ...blocks.filter((block) => block.selector.includes('high')).flatMap((block) => [...declarations(block.body)]),
]);

function colour(view: Map<string, string>, name: string): string {
  let value = view.get(`--${name}`) ?? '';
  for (let steps = 0; value.startsWith('var('); steps++) {
    if (steps > 5) throw new Error(`--${name} turns in a circle`);
    value = view.get(value.slice(4, -1)) ?? '';
  }
  if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--${name} is not a colour: ${value}`);
  return value;
}

const surfaces = ['surface', 'surface-soft', 'surface-wash', 'surface-hover'];
/** Text on the grounds it stands on: 4.5 : 1. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  [
    'text',
    [
      ...surfaces,
      'surface-pressed',
      'accent-wash',
      'danger-wash',
      'warning-wash',
      'success-wash',
      'note-wash',
      'mark',
      'mark-number',
    ],
  ],
  ['text-soft', [...surfaces, 'accent-wash', 'note-wash']],
  ['text-muted', [...surfaces, 'accent-wash', 'note-wash', 'danger-wash', 'warning-wash']],
  ['link', [...surfaces, 'accent-wash', 'note-wash']],
  ['link-strong', [...surfaces, 'accent-wash']],
  ['danger-text', [...surfaces, 'danger-wash', 'accent-wash']],
  ['warning-text', [...surfaces, 'warning-wash', 'note-wash', 'accent-wash']],
  ['success-text', [...surfaces, 'success-wash']],
  ['text-on-accent', ['accent', 'accent-hover', 'accent-pressed', 'danger', 'danger-hover']],
];
/** Lines of controls, marks and the focus ring: 3 : 1. */
const marks: readonly (readonly [string, readonly string[]])[] = [
  ['line-control', ['surface', 'surface-soft', 'surface-wash']],
  ['accent', ['surface', 'accent-wash']],
  ['accent-mark', ['surface']],
  ['danger-mark', ['surface', 'danger-wash']],
  ['warning-mark', ['surface', 'warning-wash']],
  ['success-mark', ['surface', 'success-wash']],
  ['focus', ['surface', 'surface-soft', 'surface-wash', 'accent-wash']],
];

describe.each([
  ['기본 화면', light],
  ['선명한 화면', high],
])('%s', (_, view) => {
  it.each(texts.flatMap(([name, grounds]) => grounds.map((ground) => [name, ground] as const)))(
    '글자 %s, 바탕 %s: 4.5 : 1 이상',
    (name, ground) => {
      expect(contrast(colour(view, name), colour(view, ground))).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each(marks.flatMap(([name, grounds]) => grounds.map((ground) => [name, ground] as const)))(
    '표시 %s, 바탕 %s: 3 : 1 이상',
    (name, ground) => {
      expect(contrast(colour(view, name), colour(view, ground))).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('토큰 파일', () => {
  it('검정과 흰색의 대비는 21이다', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
  it('선명한 화면은 기본 화면의 이름만 다시 정한다', () => {
    const unknown = [...high.keys()].filter((name) => !light.has(name));
    expect(unknown).toEqual([]);
  });
  it('부품은 색을 직접 쓰지 않고 토큰의 이름으로 쓴다', () => {
    const sheets = import.meta.glob<string>(['../**/*.module.css', './base.css'], {
      eager: true,
      query: '?raw',
      import: 'default',
    });
    const faults = Object.entries(sheets).flatMap(([path, css]) =>
      [...css.replace(/@media print \{[\s\S]*$/, '').matchAll(/#[0-9a-f]{3,8}\b|--palette-/gi)].map(
        (match) => `${path}: ${match[0]}`,
      ),
    );
    expect(faults).toEqual([]);
  });
  it('쓰인 이름은 모두 토큰 파일에 있다', () => {
    const sheets = import.meta.glob<string>('../**/*.css', { eager: true, query: '?raw', import: 'default' });
    const own = new Set(['--trigger-width', '--desk-top']);
    const faults = Object.entries(sheets).flatMap(([path, css]) =>
      [...css.matchAll(/var\((--[\w-]+)/g)]
        .filter((match) => !light.has(match[1] ?? '') && !own.has(match[1] ?? ''))
        .map((match) => `${path}: ${match[1]}`),
    );
    expect(faults).toEqual([]);
  });
});
