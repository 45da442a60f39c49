import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  contentFields,
  type EntryHead,
  entryCommitment,
  entryLeaf,
  formatProof,
  inclusionProof,
  leafHash,
  nodesOver,
  rootOf,
  type Signer,
  signCheckpoint,
  signerOf,
  writeVerifier,
} from '../merkle/index.ts';
import { checkFiling, recordIn, writeRecord } from './index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const signer = signerOf('boru/evidence/test', new Uint8Array(32).fill(7));
const report = '0199d3c2-7a61-7c3e-8a55-3f2d8c1b9a70';
const recipients = [`age1${'q'.repeat(58)}`, `age1${'z'.repeat(58)}`];
const letter = sha('the sealed letter');
/** As the room's documents say: lines of text, redone here without the engine. */
const digest = sha(['boru/filing/v1', report, letter, ...recipients.map((each) => `to ${each}`), ''].join('\n'));
const names = [{ ko: '견본청 <가>', en: 'Sample <A>' }, null];
const at = Date.UTC(2026, 10, 23, 8);

const recordOf = (given: { what?: string; detail?: unknown; by?: Signer; letter?: string } = {}): string => {
  const by = given.by ?? signer;
  const what = given.what ?? 'report.filed';
  const head: EntryHead = { kind: 'audit', id: '42', at: `${at}000`, what, actorKind: 'anonymous', agencyId: null };
  const usual = { keys: ['a', 'b'], names, digest, agencies: [4, 5] };
  const detail = JSON.stringify('detail' in given ? given.detail : usual);
  const some: Record<string, string> = { requestId: report, subjectId: report, detail, reason: '' };
  const fields = Object.fromEntries(contentFields.audit.map((name) => [name, some[name] ?? null]));
  const salt = new Uint8Array(32).fill(9);
  const commitment = entryCommitment('audit', salt, fields);
  const others = ['one', 'two', 'three', 'four'].map((text) => leafHash(new TextEncoder().encode(text)));
  const leaves = [...others.slice(0, 3), entryLeaf(head, commitment), ...others.slice(3)];
  const checkpoint = signCheckpoint({ origin: by.name, size: BigInt(leaves.length), root: rootOf(leaves) }, by);
  const hashes = inclusionProof(3n, BigInt(leaves.length), nodesOver(leaves));
  return writeRecord({
    letter: given.letter ?? letter,
    recipients,
    proof: {
      format: 'boru-evidence-proof',
      version: 1,
      entry: head,
      commitment: hex(commitment),
      content: { salt: hex(salt), fields },
      proof: formatProof({ index: 3n, hashes, checkpoint }),
      key: writeVerifier(by),
    },
  });
};
const record = recordOf();
const faultOf = (text: string): string => {
  const found = checkFiling(text);
  return found.holds ? 'holds' : found.fault;
};

describe('접수 기록', () => {
  test('파일만으로 무엇이 언제 누구에게 접수되었는지 확인됩니다', () => {
    expect(checkFiling(record)).toMatchObject({
      holds: true,
      filed: {
        report,
        digest,
        letter,
        hour: at,
        recipients: [
          {
            agency: 4,
            name: names[0],
            key: recipients[0],
            fingerprint: sha(recipients[0] ?? '')
              .slice(0, 32)
              .replace(/(.{4})(?=.)/g, '$1 '),
          },
          { agency: 5, name: null, key: recipients[1] },
        ],
        key: writeVerifier(signer),
        index: 3n,
        size: 5n,
      },
    });
    expect(checkFiling(recordOf({ detail: { digest, agencies: [4, 5] } }))).toMatchObject({ holds: true });
  });

  test('글자 하나만 바뀌어도 맞지 않습니다', () => {
    const changed = (place: number): string => {
      const letter = record[place] ?? '';
      const other = /[0-9a-z]/i.test(letter)
        ? letter === letter.toUpperCase()
          ? letter.toLowerCase()
          : letter.toUpperCase()
        : ' ';
      const next = other === letter ? (letter === '7' ? '8' : '7') : other;
      return record.slice(0, place) + next + record.slice(place + 1);
    };
    const holding = Array.from({ length: Math.ceil(record.length / 5) }, (_none, at) => at * 5).filter(
      (place) => changed(place) !== record && checkFiling(changed(place)).holds,
    );
    expect(holding).toEqual([]);
  });

  test('잘린 것, 덧붙인 것, 달리 적은 것, 다른 것은 읽지 않습니다', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      record.slice(0, -1),
      record.slice(0, record.length / 2),
      ` ${record}`,
      record.replace('{', '{"name":"이름",'),
      record.replace('"personId":null,', ''),
      record.replace(/"salt":"[^"]+"/, '"salt":null'),
      record.replace(/"content":\{.*?\}\}/, '"content":null'),
      record.replace(recipients[0] ?? '', `${recipients[0]}\\nto ${recipients[1]}`),
      'x'.repeat(200_000),
      `[${'['.repeat(50_000)}`,
    ])
      expect(faultOf(text), text.slice(0, 80)).toBe('unreadable');
  });

  test('다른 일, 다른 글, 다른 열쇠, 다른 내용은 무엇이 맞지 않는지 말합니다', () => {
    expect(faultOf(recordOf({ what: 'report.read' }))).toBe('digest');
    expect(faultOf(recordOf({ letter: sha('another letter') }))).toBe('digest');
    expect(faultOf(record.replace(/(?<=recipients":\[)("[^"]+"),("[^"]+")/, '$2,$1'))).toBe('digest');
    expect(faultOf(recordOf({ detail: null }))).toBe('unreadable');
    const stranger = signerOf('boru/evidence/test', new Uint8Array(32).fill(8));
    expect(faultOf(record.replace(writeVerifier(signer), writeVerifier(stranger)))).toBe('proof');
    expect(faultOf(record.replace('견본청', '다른청'))).toBe('content');
    // Signed by somebody else from end to end it holds: only the key, compared by the reader, tells.
    expect(checkFiling(recordOf({ by: stranger }))).toMatchObject({
      holds: true,
      filed: { key: writeVerifier(stranger) },
    });
  });

  test('화면 안에 놓여도 화면을 끝내지 않고, 화면에서 다시 꺼내집니다', () => {
    expect(record).not.toContain('<');
    const page = `<p>…</p><script>1</script><script type="application/json" id="record">${record}</script></body>`;
    expect(recordIn(page)).toBe(record);
    expect(faultOf(recordIn(page.slice(0, -40)) ?? '')).toBe('unreadable');
    expect(recordIn('<p>1</p>')).toBeNull();
  });
});
