import type { AgreementChangeInput } from '@boru/contract/commitments';
import { describe, expect, it } from 'vitest';
import { holdsIn, partiesIn, partiesOn, partySpans, requireChange } from './model.ts';

const signedOn = '2024-06-17';
const change = (kind: 'accession' | 'withdrawal', agencyId: number, effectiveOn: string) => ({
  kind,
  agencyId,
  effectiveOn,
});
const wish = (input: Partial<AgreementChangeInput>): AgreementChangeInput => ({
  ...{ kind: 'accession', agencyId: 14, effectiveOn: '2025-03-01', words: '가입', termTo: null, ...input },
});

describe('협약에 함께하는 기관', () => {
  const spans = partySpans([1, 2, 3], signedOn, [
    change('accession', 3, '2026-07-01'),
    change('withdrawal', 3, '2026-02-01'),
    change('accession', 14, '2025-03-01'),
  ]);

  it('나간 기관이 다시 들어오면 사이의 날에는 함께하지 않습니다', () => {
    expect(partiesOn(spans, '2024-06-16')).toEqual([]);
    expect(partiesOn(spans, signedOn)).toEqual([1, 2, 3]);
    expect(partiesOn(spans, '2025-03-01')).toEqual([1, 2, 3, 14]);
    expect(partiesOn(spans, '2026-01-31')).toEqual([1, 2, 3, 14]);
    expect(partiesOn(spans, '2026-02-01')).toEqual([1, 2, 14]);
    expect(partiesOn(spans, '2026-07-01')).toEqual([1, 2, 3, 14]);
  });

  it('한 해 가운데 하루라도 함께한 기관은 그해를 보고합니다', () => {
    const left = partySpans([1, 2], signedOn, [change('withdrawal', 2, '2026-01-01')]);
    expect(partiesIn(left, 2025)).toEqual([1, 2]);
    expect(partiesIn(left, 2026)).toEqual([1]);
    expect(partiesIn(partySpans([1, 2], signedOn, [change('withdrawal', 2, '2026-01-02')]), 2026)).toEqual([1, 2]);
    expect(partiesIn(spans, 2023)).toEqual([]);
  });

  it('차례를 바꾸어 적어도 효력일의 차례로 봅니다', () => {
    const changes = [
      change('withdrawal', 1, '2025-01-01'),
      change('accession', 1, '2025-06-01'),
      change('withdrawal', 1, '2026-01-01'),
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ])
      expect(
        partySpans(
          [1],
          signedOn,
          order.flatMap((at) => changes[at] ?? []),
        ),
      ).toEqual(partySpans([1], signedOn, changes));
  });

  it.each([
    ['맺기 전의 날', { effectiveOn: signedOn }, 'effectiveOn'],
    ['이미 함께하는 기관의 가입', { agencyId: 2 }, 'agencyId'],
    ['함께하지 않는 기관의 탈퇴', { kind: 'withdrawal' as const, agencyId: 9 }, 'agencyId'],
    ['앞선 변경보다 이른 날', { kind: 'withdrawal' as const, agencyId: 3, effectiveOn: '2026-06-30' }, 'effectiveOn'],
    ['효력일보다 앞서 끝나는 기간', { kind: 'renewal' as const, agencyId: null, termTo: '2025-02-28' }, 'termTo'],
  ])('맞지 않는 변경은 어느 칸인지 말하며 거절합니다: %s', (_name, input, field) => {
    expect(() => requireChange(wish(input), spans, signedOn)).toThrowError(
      expect.objectContaining({ code: 'request.invalid', fields: { [field]: expect.any(String) } }),
    );
  });

  it('약속은 정한 해에만 서 있습니다', () => {
    expect([2024, 2025, 2026, 2027].map((year) => holdsIn({ fromYear: 2025, toYear: 2026 }, year))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsIn({ fromYear: 2025, toYear: null }, 2099)).toBe(true);
  });
});
