import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identityOf, open, recipientOf, seal } from '../sealing/index.ts';
import { type CaseNote, longestNote, openCaseNote, sealCaseNote, sealTriage } from './index.ts';

const desk = identityOf(Uint8Array.from(randomBytes(32)));
const other = identityOf(Uint8Array.from(randomBytes(32)));
const note: CaseNote = {
  v: 1,
  id: '3f1c9f0e-8f37-4a6b-9f5e-0a3d7d1b2c4e',
  case: '7d3c1a52-55d1-4ed6-8b55-3a8a4d1f9d11',
  kind: 'note',
  text: '회사에 사실 확인을 부탁하기로 함',
};
const at = { id: note.id, case: note.case };
const must = async (taken: ReturnType<typeof sealCaseNote>): Promise<Uint8Array> => {
  const found = await taken;
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};

describe('봉인된 건의 기록', () => {
  it('창구의 열쇠로만 열리고, 한 마디도 꽉 찬 글도 같은 크기로 보인다', async () => {
    const sealed = await must(sealCaseNote(desk, note));
    expect(await openCaseNote(desk, sealed, at)).toEqual({ ok: true, value: note });
    expect(await openCaseNote(other, sealed, at)).toMatchObject({ ok: false, reason: 'key' });
    expect(await openCaseNote('not a key', sealed, at)).toMatchObject({ ok: false, reason: 'key' });
    const long = await must(sealCaseNote(desk, { ...note, kind: 'outcome', text: '가'.repeat(longestNote) }));
    expect(long.length).toBe(sealed.length);
  });

  it('다른 건이나 다른 번호로 옮긴 기록, 분류를 기록인 척 넣은 것, 공개 열쇠로 지어낸 것은 받지 않는다', async () => {
    const sealed = await must(sealCaseNote(desk, note));
    for (const elsewhere of [
      { ...at, id: note.case },
      { ...at, case: note.id },
    ])
      expect(await openCaseNote(desk, sealed, elsewhere)).toMatchObject({ ok: false, reason: 'content' });
    const triage = await must(
      sealTriage(desk, {
        v: 1,
        report: note.case,
        version: 1,
        state: 'triaged',
        kind: 'unsure',
        urgency: 'unsure',
        territory: '',
        title: '제목',
        company: '',
        note: '',
      }),
    );
    expect(await openCaseNote(desk, triage, at)).toMatchObject({ ok: false, reason: 'content' });
    const plain = await open(desk, sealed);
    if (!plain.ok) throw new Error(plain.reason);
    const forged = new TextDecoder().decode(plain.value).replace('부탁하기로', '부탁않기로');
    const again = await must(seal([await recipientOf(desk)], new TextEncoder().encode(forged)));
    expect(await openCaseNote(desk, again, at)).toMatchObject({ ok: false, reason: 'content' });
  });
});
