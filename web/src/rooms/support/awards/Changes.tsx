import { type ReactNode, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Actions, FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { WonField } from '../money/Fields.tsx';
import {
  type AwardChangeView,
  type AwardView,
  askChange,
  decideChange,
  type NewAwardChange,
  type PlanItem,
  type Side,
  useAwardDeed,
  useWord,
} from './api.ts';
import { awardMessages } from './messages.ts';
import { PlanFields } from './PlanFields.tsx';

const tones = { asked: 'amber', granted: 'green', refused: 'plain' } as const;

export function Changes({ award, side }: { award: AwardView; side: Side }) {
  const t = useText(awardMessages);
  const word = useWord();
  const [isAsking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<AwardChangeView | null>(null);
  return (
    <Section title={t.changes}>
      <Table
        caption={t.changes}
        isCaptionHidden
        density="dense"
        rows={award.changes}
        keyOf={({ id }) => id}
        empty={<p>{t.changesNone}</p>}
        columns={[
          { id: 'what', title: t.what, isRowHeader: true, cell: (change) => <What change={change} /> },
          { id: 'reason', title: t.reason, cell: ({ reason }) => reason },
          {
            id: 'who',
            title: t.whoAsked,
            cell: ({ askedSide, askedByName }) => `${word('awardSide', askedSide)} ${askedByName}`,
          },
          {
            id: 'state',
            title: t.answer,
            cell: ({ state, decidedWords, decidedByName }) => (
              <>
                <Tag tone={tones[state]}>{word('awardChangeState', state)}</Tag>{' '}
                {decidedWords === null ? null : `${decidedWords} (${decidedByName ?? ''})`}
              </>
            ),
          },
          ...(side === 'desk'
            ? [
                {
                  id: 'deeds',
                  title: t.deeds,
                  cell: (change: AwardChangeView): ReactNode =>
                    change.mayDecide ? (
                      <Button size="small" onPress={() => setDeciding(change)}>
                        {t.decideFor({ name: word('awardChangeKind', change.kind) })}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {award.may.includes('askChange') ? (
        <Actions>
          <Button onPress={() => setAsking(true)}>{t.change}</Button>
        </Actions>
      ) : null}
      {isAsking ? <AskSheet award={award} onClose={() => setAsking(false)} /> : null}
      {deciding === null ? null : <DecideSheet award={award} change={deciding} onClose={() => setDeciding(null)} />}
    </Section>
  );
}

function What({ change: { kind, periodTo, plan, reduceWon } }: { change: AwardChangeView }) {
  const t = useText(awardMessages);
  const word = useWord();
  const { won, date } = useFormats();
  const parts = [
    periodTo === null ? null : t.untilOf({ date: date(periodTo) }),
    plan === null ? null : t.newPlan({ count: plan.length }),
    reduceWon === null ? null : t.lessOf({ amount: won(reduceWon) }),
  ];
  return (
    <>
      {word('awardChangeKind', kind)}: {parts.filter((part) => part !== null).join(', ')}
    </>
  );
}

type Kind = NewAwardChange['kind'];
const kinds: readonly Kind[] = ['period', 'plan', 'reduce'];

function AskSheet({ award, onClose }: { award: AwardView; onClose: () => void }) {
  const t = useText(awardMessages);
  const word = useWord();
  const locale = useLocale();
  const [key] = useState(newKey);
  const [kind, setKind] = useState<Kind>('period');
  const [periodTo, setPeriodTo] = useState(award.periodTo);
  const [plan, setPlan] = useState<PlanItem[]>(award.plan);
  const [reduceWon, setReduce] = useState(Number.NaN);
  const [reason, setReason] = useState('');
  const rest = { key, reason: reason.trim() };
  const wishes: Readonly<Record<Kind, NewAwardChange>> = {
    period: { kind: 'period', periodTo, ...rest },
    plan: { kind: 'plan', plan, ...rest },
    reduce: { kind: 'reduce', reduceWon, ...rest },
  };
  const wrong = (field: string) => fieldError(asking.error, field, locale);
  const asking = useAwardDeed(() => askChange(award.id, wishes[kind]), t.changeAsked, onClose);
  return (
    <ConfirmSheet
      title={t.change}
      isOpen
      onClose={onClose}
      onConfirm={() => asking.mutate()}
      confirmLabel={t.change}
      isPending={asking.isPending}
      isDisabled={reason.trim() === '' || (kind === 'reduce' && !(reduceWon >= 1))}
      whoSees={t.changeWho}
      error={asking.error}
    >
      <FormStack>
        <Select
          label={t.changeKind}
          value={kind}
          options={kinds.map((id) => ({ id, label: word('awardChangeKind', id) }))}
          onChange={(id) => setKind(kinds.find((one) => one === id) ?? kind)}
        />
        {kind === 'period' ? (
          <DateField
            label={t.newEnd}
            value={periodTo}
            onChange={(on) => setPeriodTo(on ?? periodTo)}
            isRequired
            error={wrong('periodTo')}
          />
        ) : null}
        {kind === 'plan' ? <PlanFields plan={plan} onChange={setPlan} error={asking.error} /> : null}
        {kind === 'reduce' ? (
          <WonField label={t.reduceBy} value={reduceWon} onChange={setReduce} error={wrong('reduceWon')} />
        ) : null}
        <TextArea label={t.reason} value={reason} onChange={setReason} maxCharacters={500} rows={2} isRequired />
      </FormStack>
    </ConfirmSheet>
  );
}

interface DecideProps {
  readonly award: AwardView;
  readonly change: AwardChangeView;
  readonly onClose: () => void;
}
function DecideSheet({ award, change, onClose }: DecideProps) {
  const t = useText(awardMessages);
  const word = useWord();
  const [decision, setDecision] = useState<'granted' | 'refused' | null>(null);
  const [words, setWords] = useState('');
  const deciding = useAwardDeed(
    () => decideChange(award.id, change.id, { decision: decision ?? 'refused', words: words.trim() }),
    t.decided,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.decideFor({ name: word('awardChangeKind', change.kind) })}
      isOpen
      onClose={onClose}
      onConfirm={() => deciding.mutate()}
      confirmLabel={t.decide}
      isPending={deciding.isPending}
      isDisabled={decision === null || words.trim() === ''}
      whoSees={t.changeWho}
      error={deciding.error}
    >
      <FormStack>
        <p>{change.reason}</p>
        <RadioGroup
          label={t.answer}
          value={decision}
          onChange={(id) => setDecision(id === 'granted' ? 'granted' : 'refused')}
          options={[
            { id: 'granted', label: t.grantIt },
            { id: 'refused', label: t.refuseIt },
          ]}
        />
        <TextArea label={t.decideWords} value={words} onChange={setWords} maxCharacters={300} rows={2} isRequired />
      </FormStack>
    </ConfirmSheet>
  );
}
