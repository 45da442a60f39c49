import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#platform/config';
import { readArguments } from './arguments.ts';
import { deadlineCommand } from './cli-deadline.ts';
import { root } from './region.ts';
import { speaker } from './speak.ts';

const config = readConfig({ BORU_PACK: join(root, 'packs/chungbuk') });
const ask = async (...words: string[]): Promise<Record<string, unknown>> => {
  const answers: Record<string, unknown>[] = [];
  const listening = { ...speaker(true), answer: (result: Record<string, unknown>) => void answers.push(result) };
  expect(await deadlineCommand.run(readArguments(words), config, listening)).toBe(0);
  return answers[0] ?? {};
};

describe('boru deadline', () => {
  it('민원 기한을 날짜, 시각, 까닭, 조문으로 답합니다', async () => {
    expect(await ask('MW-QNA-LAW', '2026-11-03T10:00+09:00')).toMatchObject({
      dueOn: '2026-11-20',
      dueAt: '2026-11-21T00:00:00+09:00',
      explanation: '민원 접수 2026. 11. 3.(화) + 14일, 첫날 산입, 토·공휴일 제외 → 2026. 11. 20.(금)',
      article: expect.stringContaining('민원처리법 제19조'),
    });
  });
  it('다른 시간대로 적은 시각은 같은 순간으로 읽습니다', async () => {
    const here = await ask('MW-TRANSFER', '2026-11-20T17:30+09:00');
    expect(here).toMatchObject({ dueAt: '2026-11-23T17:30:00+09:00' });
    expect(await ask('MW-TRANSFER', '2026-11-20T08:30Z')).toEqual(here);
  });
  it('규칙 없이 치면 모든 규칙을 조문과 함께 보입니다', async () => {
    const { rules } = (await ask()) as { rules: { id: string; article: string }[] };
    expect(rules.length).toBeGreaterThan(45);
    expect(rules.every(({ article }) => article !== '')).toBe(true);
  });
  it.each([
    [['NOPE', '2026-11-03'], 'rule.unknown'],
    [['MW-ETC'], 'arguments'],
    [['MW-ETC', '2026-13-01'], 'arguments'],
    [['MW-ETC', '2026-02-30T10:00Z'], 'arguments'],
    [['MW-ETC', '2026-11-03T10:00'], 'arguments'],
    [['MW-ETC', '내일'], 'arguments'],
    [['MW-ETC', '2026-11-03'], 'trigger.instant_needed'],
    [['NCT-REGISTER', '9999-12-31'], 'arguments'],
  ])('잘못 물으면 한 문장으로 거절합니다: %j', async (words, code) => {
    await expect(ask(...words)).rejects.toMatchObject({ code, ko: expect.stringMatching(/[가-힣]/) });
  });
});
