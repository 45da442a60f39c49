import { resolve } from 'node:path';
import { VictimHelpKind } from '@boru/contract/notice-routes';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../platform/pack/index.ts';
import { contactsForLeak, firstHourOf, victimHelpOf } from './model.ts';

const pack = loadPack(resolve(import.meta.dirname, '../../../..'));

describe('유출이 의심될 때', () => {
  it('밤낮으로 받는 곳을 먼저, 확인된 번호를 그다음에 보여 준다', () => {
    const contacts = contactsForLeak(pack);
    expect(contacts.slice(0, 3).map(({ phone }) => phone)).toEqual(['111', '118', '113']);
    expect(contacts.findIndex(({ emergency }) => !emergency)).toBe(3);
    expect(contacts.find(({ phone }) => phone === '113')).toMatchObject({
      verified: false,
      note: expect.stringContaining('확인 필요'),
    });
  });

  it('멈추고, 건드리지 않고, 지키고, 전화하는 순서다', () => {
    expect(firstHourOf(pack)?.steps.map(({ phase }) => phase)).toEqual([
      'contain',
      'leaveUntouched',
      'preserve',
      'call',
      'notify',
      'getHelp',
    ]);
  });

  it('의무가 없는 자료로는 안내를 꾸며 내지 않는다', () => {
    const without = { ...pack, catalogue: { ...pack.catalogue, duties: { ...pack.catalogue.duties, items: [] } } };
    expect(firstHourOf(without)).toBeNull();
  });

  it('피해기업이 쓸 수 있는 도움은 비용과 기간과 출처를 말하고, 확인하지 못한 것을 말한다', () => {
    const { items } = victimHelpOf(pack);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(VictimHelpKind.options));
    for (const { source, verified, note } of items) {
      expect(source.length).toBeGreaterThan(0);
      expect(verified || note !== null).toBe(true);
    }
    expect(items.find(({ id }) => id === 'industrial-mediation')).toMatchObject({
      fee: { ko: '신청 수수료 1만원' },
      contact: { id: 'technology-dispute-office' },
    });
  });
});
