import type { Rehearsal } from '@boru/contract/rehearsal';
import { lists } from '@boru/contract/words';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#lib/fetcher';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { NumberField } from '#ui/NumberField';
import { Actions, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { rehearsalMessages } from './messages.ts';

/** The whole call on invented companies, before anybody real sees it. */
export function RehearsalPart({ callId }: { callId: string }) {
  const t = useText(rehearsalMessages);
  const [companies, setCompanies] = useState(100);
  const [seed, setSeed] = useState(1);
  const rehearsing = useMutation({
    mutationFn: (wish: { companies: number; seed: number }) =>
      api<Rehearsal>('POST /api/desk/grant-calls/:id/rehearse', { params: { id: callId }, body: wish }),
  });
  const run = (next: number) => {
    setSeed(next);
    rehearsing.mutate({ companies, seed: next });
  };
  return (
    <Section title={t.title} lead={t.lead}>
      <NumberField
        label={t.count}
        value={companies}
        onChange={(value) => setCompanies(Number.isNaN(value) ? 100 : Math.trunc(value))}
        minValue={10}
        maxValue={500}
      />
      <Actions>
        <Button isPending={rehearsing.isPending} onPress={() => run(seed)}>
          {t.run}
        </Button>
        {rehearsing.data === undefined ? null : <Button onPress={() => run(seed + 1)}>{t.again}</Button>}
      </Actions>
      {rehearsing.error === null ? null : <Fault error={rehearsing.error} />}
      {rehearsing.data === undefined ? null : <Result result={rehearsing.data} />}
    </Section>
  );
}

function Result({ result }: { result: Rehearsal }) {
  const t = useText(rehearsalMessages);
  const pick = usePick();
  const formats = useFormats();
  const { companies, received, tooEarly: early, tooLate: late, eligible, ineligible, unknown } = result;
  const money = {
    benefit: formats.won(result.benefitWon),
    budget: formats.won(result.budgetWon),
    count: result.withinBudget,
  };
  return (
    <>
      <Notice
        tone={result.disagreements === 0 ? 'info' : 'danger'}
        title={t.came({ companies, received, early, late })}
      >
        {t.verdicts({ eligible, ineligible, unknown })}. {t.money(money)}{' '}
        {result.disagreements === 0 ? t.agree : t.disagree({ count: result.disagreements })}
      </Notice>
      <Table
        caption={t.rules}
        density="dense"
        rows={result.rules}
        keyOf={({ id }) => id}
        empty={null}
        columns={[
          { id: 'rule', title: t.rule, isRowHeader: true, cell: ({ title }) => pick(title) },
          { id: 'no', title: t.no, isNumeric: true, cell: ({ no }) => formats.number(no) },
          { id: 'unknown', title: t.unknown, isNumeric: true, cell: (row) => formats.number(row.unknown) },
        ]}
      />
      <Table
        caption={t.questions}
        density="dense"
        rows={result.questions}
        keyOf={({ key }) => key}
        columns={[
          { id: 'question', title: t.question, isRowHeader: true, cell: ({ label }) => pick(label) },
          {
            id: 'asked',
            title: t.asked,
            isNumeric: true,
            cell: ({ asked }) => (asked === 0 ? <Tag tone="amber">{t.never}</Tag> : formats.number(asked)),
          },
        ]}
      />
      <Disclosure title={t.sample}>
        <Sample result={result} />
      </Disclosure>
    </>
  );
}

function Sample({ result }: { result: Rehearsal }) {
  const t = useText(rehearsalMessages);
  const pick = usePick();
  const formats = useFormats();
  const won = (amount: number | null) => (amount === null ? '–' : formats.won(amount));
  return (
    <Table
      caption={t.sample}
      isCaptionHidden
      density="dense"
      rows={result.applications}
      keyOf={({ name }) => name}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: ({ name }) => (
            <>
              <Tag tone="amber">{t.invented}</Tag> {name}
            </>
          ),
        },
        { id: 'at', title: t.at, cell: ({ arrivesAt }) => formats.dateTime(arrivesAt) },
        { id: 'outcome', title: t.outcome, cell: ({ outcome }) => pick(lists.rehearsalOutcome[outcome]) },
        {
          id: 'verdict',
          title: t.verdict,
          cell: ({ verdict }) => (verdict === null ? '–' : pick(lists.applicationVerdict[verdict])),
        },
        { id: 'asked', title: t.askedWon, isNumeric: true, cell: ({ askedWon }) => won(askedWon) },
        { id: 'benefit', title: t.benefit, isNumeric: true, cell: ({ benefitWon }) => won(benefitWon) },
        { id: 'within', title: t.within, cell: ({ isWithinBudget }) => (isWithinBudget ? t.yes : '–') },
      ]}
    />
  );
}
