import type { CardFinding } from '@boru/contract/rescreening';
import type { CardView } from '@boru/contract/technologies';
import { wordOf } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Actions } from '#ui/Page';
import { acceptFinding, findingQuery, seenCards } from '../api.ts';
import { technologyMessages } from '../messages.ts';
import { statusWord, verdictWord } from '../words.ts';
import styles from './Cards.module.css';
import { cardMessages } from './messages.ts';

type Finding = NonNullable<CardFinding['finding']>;

/** What the new list says about this card. The machine changes nothing: the company takes it over, or checks again itself. */
export function FindingNotice({ card }: { card: CardView }) {
  const query = useQuery(findingQuery(card.id));
  const finding = query.data?.finding ?? null;
  return finding === null || card.archived ? null : (
    <div className={styles.finding}>
      <Found card={card} finding={finding} />
    </div>
  );
}

function Found({ card, finding }: { card: CardView; finding: Finding }) {
  const t = useText(cardMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const client = useQueryClient();
  const accept = useMutation({
    mutationFn: () => acceptFinding(card.id, card.version),
    onSuccess: async () => {
      await client.invalidateQueries(seenCards);
      notify({ tone: 'success', title: t.findingTaken });
    },
  });
  const outcome = wordOf('rescreeningOutcome', finding.outcome);
  return (
    <Notice
      tone={finding.outcome === 'unchanged' ? 'info' : 'warning'}
      title={t.findingTitle({ outcome: outcome === null ? '' : pick(outcome) })}
    >
      <p>{t.findingWhy({ date: formats.date(finding.screenedOn) })}</p>
      <p>
        {words[verdictWord[finding.before.verdict]]} → <strong>{words[verdictWord[finding.after.verdict]]}</strong>
      </p>
      {finding.after.items.length === 0 ? null : (
        <ul>
          {finding.after.items.map((item) => (
            <li key={`${item.edition}/${item.item}`}>
              {pick(item.title)} · {words[statusWord[item.status]]}{' '}
              <span className="small muted">({pick(item.editionName)})</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small">{words.notice}</p>
      <Actions>
        {finding.may.includes('accept') && card.may.includes('update') ? (
          <Button look="primary" isPending={accept.isPending} onPress={() => accept.mutate()}>
            {t.findingTake}
          </Button>
        ) : null}
        <LinkButton to="/check">{t.again}</LinkButton>
      </Actions>
      {accept.error === null ? null : <Fault error={accept.error} wrote />}
    </Notice>
  );
}
