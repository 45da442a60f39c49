import { VoteChoice } from '@boru/contract/council';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Actions, Card, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Tag } from '#ui/Tag';
import { askVote, type Choice, castVote, type Item, type Meeting, standBack, useCouncilDeed } from '../council/api.ts';
import { ActionSheet } from './ActionSheet.tsx';
import { DecideSheet } from './DecideSheet.tsx';
import { ItemSheet } from './ItemSheet.tsx';
import { meetingMessages } from './messages.ts';

/** The items that the reader may read, each with its paper, its vote and what comes of it. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const t = useText(meetingMessages);
  const [isWriting, setWriting] = useState(false);
  const mayPlan = meeting.may.includes('plan');
  return (
    <Section
      title={t.agenda}
      action={mayPlan ? <Button onPress={() => setWriting(true)}>{t.write}</Button> : undefined}
    >
      {meeting.items.length === 0 ? <p className="muted">{mayPlan ? t.noItemsPlan : t.noItems}</p> : null}
      {meeting.items.map((item, at) => (
        <ItemCard key={item.id} meeting={meeting} item={item} number={at + 1} />
      ))}
      {isWriting ? <ItemSheet meeting={meeting} item={null} onClose={() => setWriting(false)} /> : null}
    </Section>
  );
}

interface Props {
  readonly meeting: Meeting;
  readonly item: Item;
}

function ItemCard({ meeting, item, number }: Props & { readonly number: number }) {
  const t = useText(meetingMessages);
  const pick = usePick();
  const named = meeting.agencies
    .filter(({ agencyId }) => item.readers.includes(agencyId))
    .map(({ name }) => pick(name));
  return (
    <Card
      title={`${number}. ${item.title}`}
      tag={<OutcomeTag item={item} />}
      actions={<Deeds meeting={meeting} item={item} />}
    >
      <p className="small muted">
        {pick(lists.agendaKind[item.kind])} ·{' '}
        {item.class === 'named' ? t.readersOf({ names: named.join(', ') }) : pick(lists.paperClass[item.class])}
      </p>
      <p className="prose">{item.words}</p>
      {item.recusals.map(({ seatId, name, reason }) => (
        <p key={seatId} className="small">
          {t.recused({ name, reason })}
        </p>
      ))}
      {item.counts === null ? null : <p className="small">{t.counts(item.counts)}</p>}
      {item.resolution === null ? null : (
        <p>
          <strong>{t.resolution}</strong>: {item.resolution}
        </p>
      )}
      {item.may.includes('vote') || item.ownChoice !== null ? <Vote item={item} /> : null}
    </Card>
  );
}

function OutcomeTag({ item }: { item: Item }) {
  const pick = usePick();
  if (item.outcome === null)
    return <Tag tone={item.state === 'voting' ? 'blue' : 'plain'}>{pick(lists.agendaState[item.state])}</Tag>;
  const isGood = item.outcome === 'passed' || item.outcome === 'noted';
  return <Tag tone={isGood ? 'green' : 'amber'}>{pick(lists.agendaOutcome[item.outcome])}</Tag>;
}

function Vote({ item }: { item: Item }) {
  const t = useText(meetingMessages);
  const pick = usePick();
  const voting = useCouncilDeed((choice: Choice) => castVote(item.id, choice), t.voted);
  return (
    <>
      {item.may.includes('vote') ? (
        <>
          <p className="small muted">{t.voteSecret}</p>
          {voting.error === null ? null : <Fault error={voting.error} />}
          <Actions>
            {VoteChoice.options.map((choice) => (
              <Button
                key={choice}
                look={item.ownChoice === choice ? 'primary' : 'secondary'}
                isPending={voting.isPending && voting.variables === choice}
                onPress={() => voting.mutate(choice)}
                aria-label={`${item.title} ${pick(lists.voteChoice[choice])}`}
              >
                {pick(lists.voteChoice[choice])}
              </Button>
            ))}
          </Actions>
        </>
      ) : null}
      {item.ownChoice === null ? null : <p>{t.voteOwn({ choice: pick(lists.voteChoice[item.ownChoice]) })}</p>}
    </>
  );
}

type What = 'change' | 'standBack' | 'decide' | 'resolve';

function Deeds({ meeting, item }: Props) {
  const t = useText(meetingMessages);
  const [sheet, setSheet] = useState<What | null>(null);
  const end = () => setSheet(null);
  const own = meeting.seats.find(({ isOwn }) => isOwn);
  const asking = useCouncilDeed(() => askVote(item.id, item.version), t.asked);
  const standing = useCouncilDeed(
    (reason: string) => standBack(item.id, { seatId: own?.id ?? '', reason }),
    t.stoodBack,
    end,
  );
  const deeds: readonly (readonly [What, string])[] = [
    ['change', t.change],
    ['decide', item.kind === 'report' ? t.note : t.decide],
    ['resolve', t.action],
    ['standBack', t.standBack],
  ];
  return (
    <>
      {asking.error === null ? null : <Fault error={asking.error} />}
      <Actions>
        {item.may.includes('ask') ? (
          <Button isPending={asking.isPending} onPress={() => asking.mutate()} aria-label={`${item.title} ${t.ask}`}>
            {t.ask}
          </Button>
        ) : null}
        {deeds
          .filter(([what]) => item.may.includes(what))
          .map(([what, label]) => (
            <Button key={what} size="small" onPress={() => setSheet(what)} aria-label={`${item.title} ${label}`}>
              {label}
            </Button>
          ))}
      </Actions>
      {sheet === 'change' ? <ItemSheet meeting={meeting} item={item} onClose={end} /> : null}
      {sheet === 'decide' ? <DecideSheet item={item} onClose={end} /> : null}
      {sheet === 'resolve' ? <ActionSheet meeting={meeting} item={item} onClose={end} /> : null}
      <ReasonSheet
        title={t.standBackTitle}
        isOpen={sheet === 'standBack'}
        onClose={end}
        confirmLabel={t.standBack}
        isPending={standing.isPending}
        error={standing.error}
        whoSees={t.standBackWho}
        takeBack={t.standBackBack}
        label={t.standBackReason}
        mostCharacters={500}
        onConfirm={(reason) => standing.mutate(reason)}
      />
    </>
  );
}
