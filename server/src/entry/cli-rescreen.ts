import type { RescreeningView } from '@boru/contract/rescreening';
import { asSystem, type Tx } from '#platform/database/index';
import { Refusal } from '#platform/refusal';
import { runRescreening } from '#rooms/technologies';
import type { Command } from './command.ts';
import { openRuntime } from './runtime.ts';
import type { Speaker } from './speak.ts';

type Step = { view: RescreeningView; more: boolean };

/** Goes on until the run stands still, one transaction a batch, so that an interruption loses at most one batch. */
const follow = async (speak: Speaker, step: () => Promise<Step>): Promise<RescreeningView> => {
  const bar = speak.progress('rescreen');
  for (;;) {
    const { view, more } = await step();
    bar.step(view.screened, Math.max(view.cards, 1), view.state);
    if (more) continue;
    bar.end();
    return view;
  }
};

export const rescreenCommand: Command = {
  words: 'rescreen',
  usage: '--dry-run | --apply',
  ko: '저장된 모든 기술 카드를 지금의 목록으로 다시 확인한다(--apply는 기업에 알린다)',
  en: 'screen all saved cards against the lists of today (--apply tells the companies)',
  async run({ apply, dryRun }, config, speak) {
    if (apply === dryRun)
      throw new Refusal(
        'arguments',
        '--dry-run과 --apply 가운데 하나를 적어 주세요.',
        'Give either --dry-run or --apply.',
      );
    const runtime = await openRuntime(config, 'command');
    try {
      const { services, database } = runtime;
      const doing = (tx: Tx) => {
        const now = services.clock.now();
        return { tx, actor: { kind: 'system' as const }, now, requestId: 'command', services };
      };
      const view = await follow(speak, () =>
        asSystem(database, 'write', (tx) => runRescreening(doing(tx), apply ? 'tell' : 'screen')),
      );
      const { counts } = view;
      speak.answer(view, [
        `${view.cards}건 중 새로 해당 가능 ${counts.mayApplyNow}, 더 이상 아님 ${counts.noLonger}, 확인 필요 ${counts.toCheck}`,
        `Of ${view.cards} cards: ${counts.mayApplyNow} may apply now, ${counts.noLonger} no longer, ${counts.toCheck} to check`,
        apply
          ? `${view.told}개 기업에 알렸습니다. / ${view.told} companies were told.`
          : '아무에게도 알리지 않았습니다. / Nobody was told.',
      ]);
      return 0;
    } finally {
      await runtime.close();
    }
  },
};
