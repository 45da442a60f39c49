import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  fromText64,
  identityOf,
  type Letter,
  lockIdentity,
  openFile,
  openLetter,
  paddedFile,
  recipientOf,
  sealFile,
  sealReport,
  unlockIdentity,
  unwrapText,
  writeLetter,
} from './index.ts';

const hasAge = spawnSync('age', ['--version']).status === 0;
if (!hasAge)
  console.warn(
    '건너뜀: age 명령이 없어 제보 파일을 데비안의 age로 열어 보지 못했습니다 (apt install age) / skipped: no age tool on this machine',
  );

const fresh = (size: number) => Uint8Array.from(randomBytes(size));
const must = <Value>(taken: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!taken.ok) throw new Error(taken.reason);
  return taken.value;
};
const folder = mkdtempSync(join(tmpdir(), 'boru-age-tool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};
const age = (args: readonly string[], input: Uint8Array): Buffer => {
  const { status, stdout, stderr } = spawnSync('age', args, { input, maxBuffer: 50_000_000 });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
};
const openWith = (identity: string, sealed: Uint8Array) =>
  age(['-d', '-i', write(`key-${randomUUID()}`, `${identity}\n`)], sealed);

const letterOf = (text: string): Letter => ({ v: 1, id: randomUUID(), from: 'reporter', text, files: [] });

describe.runIf(hasAge)('데비안의 age로', () => {
  it('기관의 열쇠 하나에서 시작해 접수된 제보를 끝까지 엽니다: 창구 열쇠 → 제보의 열쇠 → 첫 글', async () => {
    const [desk, recovery] = [identityOf(fresh(32)), identityOf(fresh(32))];
    const key = {
      deskKeyId: randomUUID(),
      recipient: await recipientOf(desk),
      recoveryRecipient: await recipientOf(recovery),
    };
    const letter = letterOf('퇴사자가 도면을 내려받았습니다');
    const given = { entropy: fresh(16), secret: fresh(32), report: randomUUID(), letter };
    const { sealed } = must(await sealReport(given, [key]));
    for (const [identity, wrap] of [
      [desk, sealed.recipients[0]?.wrapped],
      [recovery, sealed.recipients[0]?.recoveryWrapped],
    ] as const) {
      // What is wrapped is a file of identities, as the tool itself takes it with -i.
      const report = openWith(identity, fromText64(wrap ?? '') ?? new Uint8Array())
        .toString()
        .trim();
      expect(report).toBe(must(await unwrapText(identity, wrap ?? '')));
      const text = openWith(report, fromText64(sealed.letter.body) ?? new Uint8Array()).toString();
      expect(JSON.parse(text)).toEqual(letter);
    }
  });

  it('보낸 파일을 이어 붙여 열면 원본과 채움이고, 전자지문이 글에 적힌 것과 같습니다', async () => {
    const identity = identityOf(fresh(32));
    const content = fresh(2_500_001);
    const { chunks, sha256 } = must(
      await sealFile(await recipientOf(identity), ReadableStream.from([content]), content.length),
    );
    const pieces: Uint8Array[] = [];
    for await (const chunk of chunks) pieces.push(chunk);
    expect(pieces.length).toBeGreaterThan(2);
    const opened = openWith(identity, Buffer.concat(pieces));
    expect(opened.length).toBe(paddedFile(content.length));
    expect(opened.subarray(content.length).every((byte) => byte === 0)).toBe(true);
    expect(createHash('sha256').update(opened.subarray(0, content.length)).digest('hex')).toBe(sha256());
  });

  it('거꾸로: age로 봉인한 글과 파일을 보루가 열고, 한 조각이 빠지면 둘 다 열지 않습니다', async () => {
    const identity = identityOf(fresh(32));
    const recipient = await recipientOf(identity);
    const letter = letterOf('명령줄에서 쓴 글');
    expect(must(await openLetter(identity, age(['-r', recipient], writeLetter(letter)), letter.id))).toEqual(letter);
    const content = fresh(200_000);
    const padded = Buffer.concat([content, new Uint8Array(paddedFile(content.length) - content.length)]);
    const sealed = age(['-r', recipient], padded);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const taken: Uint8Array[] = [];
    const from = (bytes: Uint8Array) => ReadableStream.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]);
    const given = { size: content.length, sha256 };
    expect(await openFile(identity, from(sealed), given, (piece) => void taken.push(piece))).toMatchObject({
      ok: true,
    });
    expect(Buffer.concat(taken).equals(Buffer.from(content))).toBe(true);
    const cut = sealed.subarray(0, sealed.length - 65_552);
    expect(await openFile(identity, from(cut), given, () => undefined)).toMatchObject({ ok: false });
    expect(() => openWith(identity, cut)).toThrow();
  });

  it('암호로 잠근 담당자의 열쇠는 age 파일입니다(암호는 단말에서만 물어 여기서는 머리글을 견줍니다)', async () => {
    const identity = identityOf(fresh(32));
    const locked = await lockIdentity('담당자의 긴 암호', identity, 4);
    const head = Buffer.from(locked).toString('latin1').split('\n');
    expect(head[0]).toBe('age-encryption.org/v1');
    expect(head[1]).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 4$/);
    expect(must(await unlockIdentity('담당자의 긴 암호', locked))).toBe(identity);
    // With the key of another the tool says no, as Boru does.
    expect(() => openWith(identityOf(fresh(32)), readFileSync(write('locked', locked)))).toThrow();
  });
});
