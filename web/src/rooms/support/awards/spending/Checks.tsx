import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { Actions, FormStack, Section } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { useAwardDeed, useWord } from '../api.ts';
import { type Check, noteCheck, type SpendingView } from './api.ts';
import { spendingMessages } from './messages.ts';

const tones = { inOrder: 'green', toCorrect: 'amber', toStop: 'red' } as const;

export function Checks({ awardId, spending }: { awardId: string; spending: SpendingView }) {
  const t = useText(spendingMessages);
  const word = useWord();
  const { date } = useFormats();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t.checks}>
      <Table
        caption={t.checks}
        isCaptionHidden
        density="dense"
        rows={spending.checks}
        keyOf={({ id }) => id}
        empty={<p>{t.checksNone}</p>}
        columns={[
          { id: 'on', title: t.doneOn, isRowHeader: true, cell: ({ doneOn }) => date(doneOn) },
          {
            id: 'outcome',
            title: t.outcome,
            cell: ({ outcome }) => <Tag tone={tones[outcome]}>{word('checkOutcome', outcome)}</Tag>,
          },
          { id: 'findings', title: t.findings, cell: ({ findings }) => findings },
          { id: 'by', title: t.by, cell: ({ byName }) => byName },
        ]}
      />
      {spending.may.includes('noteCheck') ? (
        <Actions>
          <Button onPress={() => setOpen(true)}>{t.check}</Button>
        </Actions>
      ) : null}
      {isOpen ? <CheckSheet awardId={awardId} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function CheckSheet({ awardId, onClose }: { awardId: string; onClose: () => void }) {
  const t = useText(spendingMessages);
  const word = useWord();
  const locale = useLocale();
  const [check, setCheck] = useState<Check>({ doneOn: todayInSeoul(), outcome: 'inOrder', findings: '' });
  const noting = useAwardDeed(() => noteCheck(awardId, { ...check, findings: check.findings.trim() }), t.done, onClose);
  return (
    <ConfirmSheet
      title={t.check}
      isOpen
      onClose={onClose}
      onConfirm={() => noting.mutate()}
      confirmLabel={t.check}
      isPending={noting.isPending}
      isDisabled={check.findings.trim() === ''}
      whoSees={t.who}
      error={noting.error}
    >
      <FormStack>
        <DateField
          label={t.doneOn}
          value={check.doneOn}
          onChange={(on) => setCheck({ ...check, doneOn: on ?? check.doneOn })}
          isRequired
          error={fieldError(noting.error, 'doneOn', locale)}
        />
        <Select
          label={t.outcome}
          value={check.outcome}
          options={Object.keys(lists.checkOutcome).map((id) => ({ id, label: word('checkOutcome', id) }))}
          onChange={(id) => setCheck({ ...check, outcome: (id ?? check.outcome) as Check['outcome'] })}
        />
        <TextArea
          label={t.findings}
          value={check.findings}
          onChange={(findings) => setCheck({ ...check, findings })}
          maxCharacters={1000}
          rows={3}
          isRequired
        />
      </FormStack>
    </ConfirmSheet>
  );
}
