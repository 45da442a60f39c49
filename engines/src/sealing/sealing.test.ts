import { spawnSync } from 'node:child_process';
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateHybridIdentity } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Filing,
  filingDigest,
  fingerprintOf,
  identityOf,
  joinIdentity,
  type Letter,
  lockIdentity,
  open,
  openLetter,
  openStream,
  paddedFile,
  paddedSize,
  padStream,
  passkeyIdentity,
  readLetter,
  readWords,
  recipientOf,
  reporterKeys,
  safeName,
  seal,
  sealLetter,
  sealStream,
  splitIdentity,
  unlock,
  unlockIdentity,
  unwrapIdentity,
  wordsOf,
  wrapIdentity,
  writeLetter,
} from './index.ts';

const bytes = (length: number) => Uint8Array.from(randomBytes(length));
const fresh = async () => {
  const identity = identityOf(bytes(32));
  return { identity, recipient: await recipientOf(identity) };
};
const must = <Value>(found: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};
const streamOf = (content: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < content.length; at += 50_000) controller.enqueue(content.slice(at, at + 50_000));
      controller.close();
    },
  });
const collect = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

const letter: Letter = {
  v: 1,
  id: '7d9f2f0a-53a8-4a4e-9d40-0a6f6f3b1a11',
  from: 'reporter',
  text: '퇴사한 직원이 도면을 가져간 것 같습니다.',
  about: { kind: 'tradeSecret', urgency: 'now', company: '가상정밀', name: '', contact: '' },
  files: [],
};

describe('a passkey opens a key', () => {
  it('with an identity that HKDF gives (beside the one of Node), never with its answer itself', async () => {
    const answer = new Uint8Array(32).fill(7);
    const expected = identityOf(new Uint8Array(hkdfSync('sha256', answer, 'boru/passkey/v1', 'identity', 32)));
    expect(passkeyIdentity(answer)).toBe(expected);
    const own = identityOf(bytes(32));
    const locked = await wrapIdentity(own, [await recipientOf(passkeyIdentity(answer))]);
    if (!locked.ok) throw new Error(locked.reason);
    expect(await unwrapIdentity(passkeyIdentity(answer), locked.value)).toEqual({ ok: true, value: own });
    for (const other of [identityOf(answer), passkeyIdentity(bytes(32))])
      expect(await unwrapIdentity(other, locked.value)).toEqual({ ok: false, reason: 'key' });
    expect(() => passkeyIdentity(bytes(16))).toThrow(RangeError);
  });
});

describe('봉인과 열쇠', () => {
  it('받는 이는 누구나 열고, 다른 사람은 열지 못합니다', async () => {
    const [one, two, stranger] = [await fresh(), await fresh(), await fresh()];
    const file = must(await seal([one.recipient, two.recipient], new TextEncoder().encode('비밀')));
    for (const { identity } of [one, two])
      expect(new TextDecoder().decode(must(await open(identity, file)))).toBe('비밀');
    expect(await open(stranger.identity, file)).toEqual({ ok: false, reason: 'key' });
    expect(Buffer.from(file).includes('비밀')).toBe(false);
  });

  it('다른 기관을 더하려면 열쇠 32바이트만 다시 감쌉니다', async () => {
    const [report, desk, next] = [await fresh(), await fresh(), await fresh()];
    const content = must(await seal([report.recipient], bytes(200_000)));
    const wrapped = must(await wrapIdentity(report.identity, [desk.recipient]));
    const again = must(await wrapIdentity(must(await unwrapIdentity(desk.identity, wrapped)), [next.recipient]));
    expect(again.length).toBeLessThan(500);
    expect((await open(must(await unwrapIdentity(next.identity, again)), content)).ok).toBe(true);
    expect(await unwrapIdentity(next.identity, wrapped)).toEqual({ ok: false, reason: 'key' });
  });

  it('고전 열쇠와 양자내성 열쇠를 한 파일에 섞지 않습니다', async () => {
    const { recipient } = await fresh();
    const identity = await generateHybridIdentity();
    const hybrid = await recipientOf(identity);
    expect(await seal([recipient, hybrid], bytes(3))).toEqual({ ok: false, reason: 'mixed' });
    expect(must(await open(identity, must(await seal([hybrid], Uint8Array.of(7)))))).toEqual(Uint8Array.of(7));
  });

  it('받는 이가 없거나 이상하면 봉인하지 않습니다', async () => {
    for (const recipients of [[], ['age1'], ['age1qqqq'], [`age1${'q'.repeat(58)}`], ['ssh-ed25519 AAAA'], ['']])
      expect(await seal(recipients, bytes(1))).toEqual({ ok: false, reason: 'recipient' });
  });

  it('암호로 지킨 열쇠는 그 암호로만 열리고, 지나친 일을 시키는 파일은 일하기 전에 거절합니다', async () => {
    const { identity } = await fresh();
    const locked = await lockIdentity('긴 암호 문장 하나', identity, 8);
    expect(must(await unlockIdentity('긴 암호 문장 하나'.normalize('NFD'), locked))).toBe(identity);
    expect((await unlockIdentity('다른 암호', locked)).ok).toBe(false);
    const heavy = new TextEncoder().encode(
      new TextDecoder('latin1').decode(locked).replace(/(-> scrypt \S+) 8\n/, '$1 18\n'),
    );
    expect(await unlock('긴 암호 문장 하나', heavy)).toEqual({ ok: false, reason: 'size' });
  });

  it('한 글자라도 바뀌거나 잘리거나 늘면 열지 않고, 어떤 입력에도 던지지 않습니다', async () => {
    const { identity, recipient } = await fresh();
    const file = must(await seal([recipient], bytes(3_000)));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Uint8Array.from(file);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect((await open(identity, damaged)).ok).toBe(false);
        expect((await open(identity, file.subarray(0, at))).ok).toBe(false);
        expect((await openStream(identity, streamOf(file.subarray(0, at)), () => undefined)).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect((await open(identity, Uint8Array.from([...file, 0]))).ok).toBe(false);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (junk, key) => {
        expect((await open(key, junk)).ok).toBe(false);
        expect((await open(key, file)).ok).toBe(false);
        expect((await unlock(key, junk)).ok).toBe(false);
        expect(readLetter(junk).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('열두 낱말', () => {
  it('찾는 번호, 들어가는 비밀, 여는 열쇠가 낱말에서만 나오고 서로를 말해 주지 않습니다', () => {
    const keys = reporterKeys(Uint8Array.from({ length: 16 }, (_none, at) => at));
    // A known answer: words that open today's reports must open them in ten years.
    expect(Buffer.from(keys.lookup).toString('hex')).toBe(
      'f0527e16bb4e9301337af15e66847fb5777fd710901e98f152569250608fe042',
    );
    expect(keys.identity).toBe('AGE-SECRET-KEY-1ZEX3QSPRPPDLKZNLDRQLW23SGR52UF5L9G82AL0GS3C7A9Z39USQK9WLUP');
    // And by another's hand.
    const entropy = Uint8Array.from({ length: 16 }, (_none, at) => at);
    const login = hkdfSync('sha256', entropy, 'boru/reporter/v1', 'boru/reporter/v1/login', 32);
    expect(Buffer.from(keys.login).equals(Buffer.from(login))).toBe(true);
  });

  it('띄어쓰기, 번호, 자모로 풀린 글자에도 같은 낱말로 읽습니다', () => {
    const entropy = bytes(16);
    const words = wordsOf(entropy);
    const spellings = [
      words.join('  '),
      words.map((word, at) => `${at + 1}. ${word}`).join('\n'),
      words.join(' ').normalize('NFD'),
    ];
    for (const spelling of spellings) expect(readWords(spelling, 12)).toEqual({ ok: true, value: entropy });
  });

  it('목록에 없는 낱말은 몇 번째인지 말하고, 순서가 바뀐 낱말은 거절합니다', () => {
    const words = wordsOf(new Uint8Array(16).fill(9));
    expect(readWords(words.with(3, '보루보루').join(' '), 12)).toEqual({ ok: false, reason: 'words', at: [3] });
    expect(readWords(words.slice(1).join(' '), 12)).toEqual({ ok: false, reason: 'words' });
    expect(readWords([...words.slice(1), words[0]].join(' '), 12).ok).toBe(false);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => !readWords(text, 12).ok));
  });

  it('복구 열쇠는 두 몫을 모두 모아야 나오고, 한 몫은 아무것도 말하지 않습니다', async () => {
    const { identity } = await fresh();
    const randomness = bytes(32);
    const [one, two] = must(splitIdentity(identity, randomness));
    expect(one).toHaveLength(24);
    expect(one).toEqual(wordsOf(randomness));
    expect(must(joinIdentity(two.join(' '), one.join(' ')))).toBe(identity);
    expect(joinIdentity(one.join(' '), one.join(' '))).toEqual({ ok: false, reason: 'words' });
    expect(joinIdentity(one.join(' '), two.slice(1).join(' ')).ok).toBe(false);
    const other = must(splitIdentity((await fresh()).identity, bytes(32)));
    expect(must(joinIdentity(one.join(' '), other[1].join(' ')))).not.toBe(identity);
  });
});

describe('크기와 이름', () => {
  it('한 마디도 한 쪽도 같은 크기로 보입니다', async () => {
    const { recipient } = await fresh();
    const sizes = await Promise.all(
      ['', '네', '가'.repeat(1_000)].map(async (text) => must(await sealLetter(recipient, { ...letter, text })).length),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('크기를 12 % 넘게 늘리지 않고, 커질수록 덜 늘립니다', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (size) => {
        const padded = paddedSize(size);
        return padded >= size && padded <= size * 1.12 + 1 && paddedSize(padded) === padded;
      }),
    );
    expect(paddedSize(500_000_000)).toBeLessThan(505_000_000);
    // As the paper defines it: 9 has 4 bits, of which the last may go; 1,000 has 10, of which five may.
    expect([9, 10, 11, 100, 1_000].map(paddedSize)).toEqual([10, 10, 12, 104, 1_024]);
  });

  it('파일은 흘려보내며 봉인하고 열고, 말한 길이와 다르면 멈춥니다', async () => {
    const { identity, recipient } = await fresh();
    const content = bytes(300_001);
    const sealed = await collect(
      must(await sealStream([recipient], streamOf(content).pipeThrough(padStream(content.length)))),
    );
    const pieces: Uint8Array[] = [];
    expect(must(await openStream(identity, streamOf(sealed), (piece) => void pieces.push(piece)))).toBe(
      paddedFile(content.length),
    );
    expect(Buffer.concat(pieces).subarray(0, content.length).equals(content)).toBe(true);
    await expect(collect(streamOf(content).pipeThrough(padStream(300_000)))).rejects.toThrow('longer');
    await expect(collect(streamOf(content).pipeThrough(padStream(300_002)))).rejects.toThrow('shorter');
  });

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\a.exe', 'C__Windows_a.exe'],
    ['보고서\u202egnp.exe', '보고서_gnp.exe'],
    ['\u0000\n', '__'],
    ['...', 'file'],
    ['도면.pdf', '도면.pdf'],
  ])('남이 지은 이름 %j 을 %j 로 보여 줍니다', (name, shown) => {
    expect(safeName(name)).toBe(shown);
  });

  it('다른 번호로 보낸 글의 사본은 열지 않습니다', async () => {
    const { identity, recipient } = await fresh();
    const file = must(await sealLetter(recipient, letter));
    expect(must(await openLetter(identity, file, letter.id))).toEqual(letter);
    expect(await openLetter(identity, file, '00000000-0000-4000-8000-000000000000')).toEqual({
      ok: false,
      reason: 'content',
    });
    expect(() => writeLetter({ ...letter, text: '가'.repeat(20_001) })).toThrow();
  });
});

describe('접수한 것의 지문', () => {
  const filing: Filing = { report: letter.id, letter: Uint8Array.of(1), files: [], recipients: ['age1a'] };
  it('무엇 하나 바뀌면 달라지고, 셸에서 다시 셀 수 있습니다', () => {
    const digest = filingDigest(filing);
    const inner = createHash('sha256').update(Uint8Array.of(1)).digest('hex');
    const lines = `boru/filing/v1\n${letter.id}\n${inner}\nto age1a\n`;
    expect(digest).toBe(createHash('sha256').update(lines).digest('hex'));
    const changed: Filing[] = [
      { ...filing, report: 'other' },
      { ...filing, letter: Uint8Array.of(2) },
      { ...filing, files: [{ blob: 'b', sealed: 'c' }] },
      { ...filing, recipients: ['age1b'] },
    ];
    expect(new Set([digest, ...changed.map(filingDigest)]).size).toBe(5);
  });

  it('열쇠의 지문은 읽어 줄 수 있는 여덟 묶음입니다', async () => {
    expect(fingerprintOf((await fresh()).recipient)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  });
});

const hasAge = spawnSync('age', ['--version']).status === 0;
describe.runIf(hasAge)('the age tool of this machine', () => {
  it('opens what the engine sealed, and the reverse', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'boru-age-'));
    try {
      const { identity, recipient } = await fresh();
      writeFileSync(join(folder, 'key'), `${identity}\n`, { mode: 0o600 });
      writeFileSync(join(folder, 'file'), must(await seal([recipient], bytes(70_000))));
      expect(
        spawnSync('age', ['-d', '-i', join(folder, 'key'), join(folder, 'file')], { maxBuffer: 1e6 }).stdout,
      ).toHaveLength(70_000);
      const made = spawnSync('age', ['-r', recipient], { input: 'from the tool' });
      expect(Buffer.from(must(await open(identity, made.stdout))).toString()).toBe('from the tool');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
