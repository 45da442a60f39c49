import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identityOf } from '../sealing/index.ts';
import { openReceipt, provesOpening, receiptFits, receiptVerifier, signReceipt } from './index.ts';

const bytes = (size: number) => Uint8Array.from(randomBytes(size));
const desk = identityOf(bytes(32));
const stranger = identityOf(bytes(32));
const identity = identityOf(bytes(32));
const deskKey = '7d3c1a52-55d1-4ed6-8b55-3a8a4d1f9d11';
const letters = [bytes(300), bytes(300)];
const report = { id: '3f1c9f0e-8f37-4a6b-9f5e-0a3d7d1b2c4e', digest: 'a'.repeat(64), agency: 5, letters };
const received = { report: report.id, digest: report.digest, agency: 5, deskKey, on: '2026-11-23', letters };
const verifier = receiptVerifier(desk, deskKey) ?? '';
const note = signReceipt(desk, identity, received) ?? '';

describe('서명된 접수증', () => {
  it('창구의 열쇠로 서명하고, 공개 열쇠만으로 누구나 확인하며, 뒤에 온 글은 접수증을 해치지 않는다', () => {
    const said = openReceipt(note, verifier);
    expect(said).toMatchObject({ report: report.id, agency: 5, on: '2026-11-23' });
    expect(said && receiptFits(said, report)).toBe(true);
    expect(said && receiptFits(said, { ...report, letters: [...letters, bytes(300)] })).toBe(true);
  });

  it('한 글자만 달라도, 다른 열쇠로 서명해도, 다른 창구의 이름으로도 맞지 않는다', () => {
    for (const forged of [
      note.replace('2026-11-23', '2026-11-22'),
      note.replace('\n5\n', '\n6\n'),
      note.replace(report.digest, 'b'.repeat(64)),
      note.slice(0, -3),
      signReceipt(stranger, identity, received) ?? '',
      '',
    ]) {
      expect(forged).not.toBe(note);
      expect(openReceipt(forged, verifier)).toBeNull();
    }
    // The stranger's key under the name of the desk: the signature holds, but it is not the published key.
    expect(receiptVerifier(stranger, deskKey)).not.toBe(verifier);
    expect(openReceipt(note, receiptVerifier(desk, report.id) ?? '')).toBeNull();
    expect(signReceipt('not a key', identity, received)).toBeNull();
    expect(signReceipt(desk, 'not a key', received)).toBeNull();
  });

  it('제보를 열지 못한 사람이 창구의 이름으로 서명하면, 제보자와 넘긴 창구에서 드러난다', () => {
    // A server that put a signer of its own in the place of the desk's: everything fits, but the report was never opened.
    const forged = signReceipt(stranger, stranger, received) ?? '';
    const said = openReceipt(forged, receiptVerifier(stranger, deskKey) ?? '');
    expect(said && receiptFits(said, report)).toBe(true);
    expect(said && provesOpening(said, identity)).toBe(false);
    const honest = openReceipt(note, verifier);
    expect(honest && provesOpening(honest, identity)).toBe(true);
    expect(honest && provesOpening({ ...honest, on: '2026-11-24' }, identity)).toBe(false);
  });

  it('다른 제보, 다른 기관, 바뀌거나 빠진 글에는 맞지 않는다', () => {
    const said = openReceipt(note, verifier);
    if (said === null) throw new Error('no receipt');
    for (const other of [
      { ...report, id: deskKey },
      { ...report, digest: 'c'.repeat(64) },
      { ...report, agency: 4 },
      { ...report, letters: [letters[1] ?? bytes(1), letters[0] ?? bytes(1)] },
      { ...report, letters: letters.slice(0, 1) },
    ])
      expect(receiptFits(said, other)).toBe(false);
  });
});
