import type { ComparisonView } from '@boru/contract/rescreening';
import type { CardView } from '@boru/contract/technologies';
import { useMutation } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { compareCard } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { statusWord, verdictWord } from '../words.ts';
import styles from './Cards.module.css';
import { cardMessages } from './messages.ts';

/** Computes the stored result once more and says whether it is the same, with the versions of both. */
export function Comparison({ card }: { card: CardView }) {
  const t = useText(cardMessages);
  const compared = useMutation({ mutationFn: () => compareCard(card.id) });
  return (
    <Section title={t.compareTitle} lead={t.compareLead}>
      <div className={styles.stack}>
        <Button isPending={compared.isPending} onPress={() => compared.mutate()}>
          {t.compare}
        </Button>
        {compared.error === null ? null : <Fault error={compared.error} />}
        {compared.data === undefined ? null : <Outcome compared={compared.data} />}
      </div>
    </Section>
  );
}

function Outcome({ compared }: { compared: ComparisonView }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const { stored, now } = compared;
  const edition = ({ engine }: typeof stored) => `${engine.version} / ${engine.catalogue}`;
  const title = !compared.isComparable ? t.compareOld : compared.isSame ? t.compareSame : t.compareDiffers;
  const word = (status: ComparisonView['differences'][number]['before']) =>
    status === null ? t.noItems : words[statusWord[status]];
  return (
    <Notice isLive tone={compared.isSame ? 'success' : 'warning'} title={title}>
      {compared.isSame || stored.verdict === now.verdict ? null : (
        <p>
          {words[verdictWord[stored.verdict]]} → {words[verdictWord[now.verdict]]}
        </p>
      )}
      {compared.differences.length === 0 ? null : (
        <ul>
          {compared.differences.map((each) => (
            <li key={`${each.edition}/${each.item}`}>
              {pick(each.title)}: {word(each.before)} → {word(each.after)}
            </li>
          ))}
        </ul>
      )}
      {compared.reproduces ? null : <p>{t.compareLess}</p>}
      <p className="small">
        {t.compareStored({ edition: edition(stored) })}
        <br />
        {t.compareNow({ edition: edition(now) })}
      </p>
    </Notice>
  );
}
