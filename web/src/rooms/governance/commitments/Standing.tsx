import { lists } from '@boru/contract/words';
import { numberText } from '#lib/formats';
import { usePick } from '#lib/locale';
import { Tag } from '#ui/Tag';

const tones = { onTrack: 'blue', late: 'amber', stopped: 'red', done: 'green' } as const;
export function StandingTag({ standing }: { standing: keyof typeof tones }) {
  const pick = usePick();
  return <Tag tone={tones[standing]}>{pick(lists.commitmentStanding[standing])}</Tag>;
}
export const amountText = (value: number, unit: string): string => `${numberText(value)} ${unit}`;
