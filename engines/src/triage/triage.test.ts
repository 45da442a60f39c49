import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identityOf, open, recipientOf, seal } from '../sealing/index.ts';
import { openTriage, sealTriage, type Triage } from './index.ts';

const desk = identityOf(Uint8Array.from(randomBytes(32)));
const other = identityOf(Uint8Array.from(randomBytes(32)));
const triage: Triage = {
  v: 1,
  report: '3f1c9f0e-8f37-4a6b-9f5e-0a3d7d1b2c4e',
  version: 2,
  state: 'answering',
  kind: 'nationalCoreTechnology',
  urgency: 'now',
  territory: '4311000000',
  title: '퇴사자가 도면을 내려받음',
  company: '청주셀텍',
  note: '회사 보안책임자가 관련되어 있음',
};
const at = { report: triage.report, version: 2 };
const must = async (taken: ReturnType<typeof sealTriage>): Promise<Uint8Array> => {
  const found = await taken;
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};

describe('봉인된 분류', () => {
  it('창구의 열쇠로 열리고, 무엇을 적었든 크기가 같다', async () => {
    const sealed = await must(sealTriage(desk, triage));
    expect(await openTriage(desk, sealed, at)).toEqual({ ok: true, value: triage });
    const short = await must(sealTriage(desk, { ...triage, kind: 'unsure', title: '도', company: '', note: '' }));
    const long = await must(sealTriage(desk, { ...triage, title: '가'.repeat(80), note: '나'.repeat(300) }));
    expect(new Set([sealed.length, short.length, long.length]).size).toBe(1);
  });

  it('다른 열쇠로 열리지 않고, 다른 제보의 것이나 지난 것은 받지 않는다', async () => {
    const sealed = await must(sealTriage(desk, triage));
    expect(await openTriage(other, sealed, at)).toMatchObject({ ok: false, reason: 'key' });
    const elsewhere = { ...at, report: '00000000-0000-4000-8000-000000000000' };
    expect(await openTriage(desk, sealed, elsewhere)).toMatchObject({ ok: false, reason: 'content' });
    expect(await openTriage(desk, sealed, { ...at, version: 3 })).toMatchObject({ ok: false, reason: 'content' });
    expect(await openTriage('not a key', sealed, at)).toMatchObject({ ok: false, reason: 'key' });
  });

  it('공개 열쇠만 아는 사람이 지어낸 분류는 창구에서 열려도 받지 않는다', async () => {
    const sealed = await must(sealTriage(desk, triage));
    const plain = await open(desk, sealed);
    if (!plain.ok) throw new Error(plain.reason);
    const text = new TextDecoder().decode(plain.value);
    // Whoever wrote this knows everything but the secret: what it says, and the mark of the true one.
    for (const forged of [
      text.replace('"now"', '"past"'),
      text.replace('answering', 'closed'),
      '{}',
      text.slice(0, 99),
    ]) {
      expect(forged).not.toBe(text);
      const again = await must(seal([await recipientOf(desk)], new TextEncoder().encode(forged)));
      expect(await openTriage(desk, again, at)).toMatchObject({ ok: false, reason: 'content' });
    }
  });
});
