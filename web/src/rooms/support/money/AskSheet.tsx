import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { notify } from '#lib/notices';
import { fieldError } from '#lib/problem';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack } from '#ui/Page';
import { Select } from '#ui/Select';
import { askForBudget, type Budget, type Wish } from './api.ts';
import { isSaid, noWhy, saidOf, WhyFields, WonField } from './Fields.tsx';
import { budgetMessages } from './messages.ts';
import { useMoneyWord } from './useMoneyWord.ts';

const kinds = ['budget', 'revise', 'carry'] as const;
type Kind = (typeof kinds)[number];
const NONE = 'none';

/** Asks for money to be budgeted, changed or carried over. The key is made once, so that a second press is the same request. */
export function AskSheet({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const t = useText(budgetMessages);
  const locale = useLocale();
  const word = useMoneyWord();
  const client = useQueryClient();
  const [key] = useState(newKey);
  const [kind, setKind] = useState<Kind>('budget');
  const [from, setFrom] = useState<string>(NONE);
  const [to, setTo] = useState<string>(NONE);
  const [amountWon, setAmount] = useState(Number.NaN);
  const [why, setWhy] = useState(noWhy);
  const asking = useMutation({
    mutationFn: () => askForBudget(wishOf(kind, from, to, { key, amountWon, ...saidOf(why) })),
    onSuccess: async () => {
      onClose();
      notify({ tone: 'success', title: t.asked });
      await client.invalidateQueries({ queryKey: ['money'] });
    },
  });
  const hasLines = { budget: to !== NONE, revise: from !== NONE || to !== NONE, carry: from !== NONE && to !== NONE }[
    kind
  ];
  const isReady = hasLines && amountWon >= 1 && isSaid(why);
  return (
    <ConfirmSheet
      title={t.ask}
      isOpen
      onClose={onClose}
      onConfirm={() => asking.mutate()}
      confirmLabel={t.askGo}
      isPending={asking.isPending}
      isDisabled={!isReady}
      whoSees={t.askWho}
      takeBack={t.askBack}
      {...(asking.error === null ? {} : { error: asking.error })}
    >
      <FormStack>
        <Select
          label={t.kind}
          value={kind}
          options={kinds.map((id) => ({ id, label: word('moneyRequestKind', id) }))}
          onChange={(id) => {
            setKind(kinds.find((one) => one === id) ?? kind);
            setTo(NONE);
          }}
        />
        <Lines kind={kind} budget={budget} from={from} to={to} onFrom={setFrom} onTo={setTo} error={asking.error} />
        <WonField
          label={t.amount}
          value={amountWon}
          onChange={setAmount}
          error={fieldError(asking.error, 'amountWon', locale)}
        />
        <WhyFields why={why} onChange={setWhy} error={asking.error} />
      </FormStack>
    </ConfirmSheet>
  );
}

type Rest = { key: string; amountWon: number; reason: string; basis: string };
const wishOf = (kind: Kind, from: string, to: string, rest: Rest): Wish => {
  const idOf = (id: string) => (id === NONE ? null : id);
  if (kind === 'budget') return { kind, lineId: to, ...rest };
  if (kind === 'revise') return { kind, fromLineId: idOf(from), toLineId: idOf(to), ...rest };
  return { kind, fromLineId: from, toLineId: to, ...rest };
};

interface LinesProps {
  readonly kind: Kind;
  readonly budget: Budget;
  readonly from: string;
  readonly to: string;
  readonly onFrom: (id: string) => void;
  readonly onTo: (id: string) => void;
  readonly error: unknown;
}

function Lines({ kind, budget, from, to, onFrom, onTo, error }: LinesProps) {
  const t = useText(budgetMessages);
  const pick = usePick();
  const locale = useLocale();
  const labelOf = (one: { name: string; programmeName: Budget['lines'][number]['programmeName'] }) =>
    `${one.name} (${pick(one.programmeName)})`;
  const own = budget.lines.map((line) => ({ id: line.id, label: labelOf(line) }));
  const next = budget.nextLines.map((line) => ({ id: line.id, label: labelOf(line) }));
  const nothing = kind === 'revise' ? [{ id: NONE, label: t.nothing }] : [];
  const chosenOf = (id: string) => (id === NONE && kind !== 'revise' ? null : id);
  const toLabel = { budget: t.which, revise: t.toLine, carry: t.carryTo }[kind];
  return (
    <>
      {kind === 'budget' ? null : (
        <Select
          label={t.fromLine}
          value={chosenOf(from)}
          options={[...nothing, ...own]}
          onChange={(id) => onFrom(id ?? NONE)}
          error={fieldError(error, 'fromLineId', locale)}
        />
      )}
      <Select
        label={toLabel}
        {...(kind === 'carry' && next.length === 0 ? { description: t.carryNone } : {})}
        value={chosenOf(to)}
        options={[...nothing, ...(kind === 'carry' ? next : own)]}
        onChange={(id) => onTo(id ?? NONE)}
        error={fieldError(error, 'toLineId', locale)}
      />
    </>
  );
}
