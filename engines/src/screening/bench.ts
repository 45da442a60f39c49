// Speed of screening. The caller brings the clock (milliseconds), because engines have none.
import { compileCatalogue, screen } from './index.ts';
import { shippedFiles } from './shipped.ts';

export interface Figure {
  readonly name: string;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const DESCRIPTION =
  '전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 양극에는 니켈 함량 88% 양극재를 쓰고, 연 2GWh 규모의 라인을 오창에 두고 있습니다. 셀 에너지 밀도는 272Wh/kg입니다. ';

export function bench(now: () => number, milliseconds = 500): Figure[] {
  const catalogue = compileCatalogue(shippedFiles);
  const text = DESCRIPTION.repeat(5).slice(0, 500);
  const long = DESCRIPTION.repeat(6000).slice(0, 500_000);
  const card = {
    on: '2026-11-22',
    facets: { product: '파우치형 리튬이차전지', stage: 'manufacture' as const },
    quantities: [{ quantity: 'specificEnergy', value: 272, unit: 'Wh/kg' }],
  };
  // Dense in terms and figures, for the growth with length: four times the text, about four times the time.
  const dense = (length: number) => 'D램 12나노 공정, '.repeat(length).slice(0, length);
  return [
    measure(
      'screening: dense text of 3,000 characters',
      () => screen(catalogue, { text: dense(3000), on: '2026-11-22' }),
      now,
      milliseconds,
    ),
    measure(
      'screening: dense text of 12,000 characters',
      () => screen(catalogue, { text: dense(12_000), on: '2026-11-22' }),
      now,
      milliseconds,
    ),
    measure(
      'screening: description of 500 characters',
      () => screen(catalogue, { text, on: '2026-11-22' }),
      now,
      milliseconds,
    ),
    measure('screening: card without text', () => screen(catalogue, card), now, milliseconds),
    measure(
      'screening: pasted document of 500,000 characters',
      () => screen(catalogue, { text: long, on: '2026-11-22' }),
      now,
      milliseconds,
    ),
    measure('screening: compile the catalogue', () => compileCatalogue(shippedFiles), now, milliseconds),
  ];
}

function measure(name: string, work: () => unknown, now: () => number, milliseconds: number): Figure {
  for (let i = 0; i < 20; i++) work();
  const times: number[] = [];
  const start = now();
  while (now() - start < milliseconds) {
    const before = now();
    work();
    times.push(now() - before);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3));
  return { name, perSecond: Math.round((times.length / (now() - start)) * 1000), medianMs: at(0.5), p99Ms: at(0.99) };
}
