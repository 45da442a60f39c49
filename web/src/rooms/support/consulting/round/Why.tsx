import { lists } from '@boru/contract/words';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Dialog } from '#ui/Dialog';
import type { PairView } from '../api.ts';
import { roundMessages } from './messages.ts';

/** 왜 이 전문가인가. */
export function Why({ pair, onClose }: { pair: PairView; onClose: () => void }) {
  const t = useText(roundMessages);
  const pick = usePick();
  return (
    <Dialog title={t.whyOf({ name: pair.companyName })} isOpen onClose={onClose}>
      <DescriptionList
        items={[
          { name: t.expert, value: pair.expertName },
          { name: t.travel, value: t.travelOf({ km: pair.travel }) },
          { name: t.newcomer, value: t.pointsOf({ count: pair.newcomer }) },
          { name: t.total, value: t.pointsOf({ count: pair.cost }) },
          { name: t.choice, value: t.choiceOf({ count: pair.choice }) },
          {
            name: t.second,
            value:
              pair.second === null
                ? t.secondNone
                : t.secondOf({ name: pair.second.expertName, points: pair.second.cost }),
          },
          {
            name: t.barred,
            value:
              pair.bars.length === 0 ? (
                '–'
              ) : (
                <ul>
                  {pair.bars.map(({ kind, experts }) => (
                    <li key={kind}>{t.barOf({ what: pick(lists.assignmentBar[kind]), count: experts })}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Dialog>
  );
}
