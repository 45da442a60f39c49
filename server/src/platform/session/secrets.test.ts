import { statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretsIn } from './secrets.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boru-secrets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('비밀 키', () => {
  it('처음 쓸 때 주인만 읽는 파일로 만들고, 다시 열면 같은 키를 쓴다', async () => {
    const sealed = (await secretsIn(folder)).encrypt('JBSWY3DP', 'someone');
    expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
    const again = await secretsIn(join(folder, '.'));
    expect(again.decrypt(sealed, 'someone')).toBe('JBSWY3DP');
  });
  it('만드는 도중에 죽어도 반쪽 키가 남지 않는다: 파일은 온전하게만 나타난다', async () => {
    // A process killed between two turns leaves what this sees: with a half-made key nothing could ever be opened again.
    const seen = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const place = join(folder, String(round));
      let isMade = false;
      const making = secretsIn(place).then(() => {
        isMade = true;
      });
      for (; !isMade; await turn()) {
        const file = statSync(join(place, 'secret.key'), { throwIfNoEntry: false });
        if (file !== undefined) seen.add(file.size);
      }
      await making;
      expect(await readdir(place)).toEqual(['secret.key']);
    }
    expect([...seen]).toEqual([44]);
  });
  it('같은 글을 두 번 봉해도 다르고, 글이 그대로 보이지 않는다', async () => {
    const secrets = await secretsIn(folder);
    const [one, two] = [secrets.encrypt('JBSWY3DP', 'a'), secrets.encrypt('JBSWY3DP', 'a')];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.slice(3), 'base64url').includes('JBSWY3DP')).toBe(false);
  });
  it('다른 사람의 것, 고친 것, 다른 키로 봉한 것은 열리지 않는다', async () => {
    const secrets = await secretsIn(folder);
    const sealed = secrets.encrypt('JBSWY3DP', 'someone');
    expect(() => secrets.decrypt(sealed, 'somebody else')).toThrow();
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => secrets.decrypt(`v1.${bytes.toString('base64url')}`, 'someone')).toThrow();
    const other = await mkdtemp(join(tmpdir(), 'boru-secrets-'));
    const stranger = await secretsIn(other);
    expect(() => stranger.decrypt(sealed, 'someone')).toThrow();
    expect(stranger.digest('throttle', 'x').equals(secrets.digest('throttle', 'x'))).toBe(false);
    await rm(other, { recursive: true });
  });
  it('망가진 키 파일은 쉬운 말로 거절하고 건드리지 않는다', async () => {
    await writeFile(join(folder, 'secret.key'), 'broken\n');
    await expect(secretsIn(folder)).rejects.toMatchObject({ name: 'Refusal', code: 'secret.unreadable' });
    expect(await readFile(join(folder, 'secret.key'), 'utf8')).toBe('broken\n');
  });
});
