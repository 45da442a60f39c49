import { describe, expect, it } from 'vitest';
import { readConfig } from '#platform/config';
import { openExternal } from '#platform/database/external';
import { Refusal } from '#platform/refusal';
import { readArguments } from './arguments.ts';

const refusalOf = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('was not refused');
};

describe('잘못 적은 명령과 설정', () => {
  it.each([
    [['serve', '--prot', '3'], '모르는 옵션입니다: --prot', 'Unknown option: --prot'],
    [['serve', '--port'], '--port 다음에 값을', '--port needs a value'],
    [['serve', '--port', '--demo'], '--port 다음에 값을', '--port needs a value'],
    [['serve', '--port', '80a'], '0부터 65535까지', 'from 0 to 65535'],
    [['serve', '--demo=3'], '--demo에는 값을 붙이지', '--demo takes no value'],
  ])('%j: 무엇을 고칠지 두 언어로 말합니다', (argv, ko, en) => {
    const { ko: korean, en: english } = refusalOf(() => readArguments(argv));
    expect(korean).toContain(ko);
    expect(korean).toContain('--help');
    expect(english).toContain(en);
  });
  it('모르는 설정은 쓸 수 있는 이름을 함께 말합니다', () => {
    const { ko, en } = refusalOf(() => readConfig({ BORU_PROT: '8080' }));
    expect(ko).toMatch(/BORU_PROT.*BORU_PORT/);
    expect(en).toMatch(/BORU_PROT.*BORU_PORT/);
  });
  it('읽을 수 없는 값은 이름만 말하고 값은 말하지 않습니다', () => {
    const { ko, en } = refusalOf(() => readConfig({ BORU_SMTP_URL: 'smtp//user:hunter2@mail' }));
    expect(ko).toContain('BORU_SMTP_URL');
    expect(`${ko}${en}`).not.toContain('hunter2');
  });
  it.each(['garbage', 'http://db/boru', 'db:5432'])('데이터베이스 주소가 아니면 그렇다고 말합니다: %s', async (url) => {
    await expect(openExternal(url, undefined)).rejects.toMatchObject({ code: 'database.address' });
  });
});
