import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { FormStack, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { WonField } from '../money/Fields.tsx';
import { type AwardView, askPayment, useAwardDeed, useWord } from './api.ts';
import { awardMessages } from './messages.ts';

type Instalment = AwardView['instalments'][number];
const tones = { planned: 'plain', asked: 'amber', paid: 'green' } as const;

export function Payments({ award }: { award: AwardView }) {
  const t = useText(awardMessages);
  const word = useWord();
  const { won, date } = useFormats();
  const [asking, setAsking] = useState<Instalment | null>(null);
  const mayAsk = award.may.includes('askPayment');
  return (
    <Section title={t.instalments}>
      <Table
        caption={t.instalments}
        isCaptionHidden
        density="dense"
        rows={award.instalments}
        keyOf={({ id }) => id}
        columns={[
          { id: 'number', title: t.instalment, isRowHeader: true, cell: ({ ordinal }) => String(ordinal) },
          { id: 'amount', title: t.amount, isNumeric: true, cell: ({ amountWon }) => won(amountWon) },
          { id: 'planned', title: t.planned, cell: ({ plannedOn }) => date(plannedOn) },
          {
            id: 'state',
            title: t.state,
            cell: ({ state, paidOn }) => (
              <>
                <Tag tone={tones[state]}>{word('instalmentState', state)}</Tag> {paidOn === null ? null : date(paidOn)}
              </>
            ),
          },
          { id: 'condition', title: t.condition, cell: ({ condition }) => condition ?? '–' },
          ...(mayAsk
            ? [
                {
                  id: 'deeds',
                  title: t.deeds,
                  cell: (one: Instalment) =>
                    one.state === 'planned' ? (
                      <Button size="small" onPress={() => setAsking(one)}>
                        {t.askFor({ number: one.ordinal })}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {asking === null ? null : <AskSheet award={award} one={asking} onClose={() => setAsking(null)} />}
    </Section>
  );
}

function AskSheet({ award, one, onClose }: { award: AwardView; one: Instalment; onClose: () => void }) {
  const t = useText(awardMessages);
  const locale = useLocale();
  const [key] = useState(newKey);
  const [amountWon, setAmount] = useState(Math.min(one.amountWon, award.committedWon));
  const [reason, setReason] = useState('');
  const asking = useAwardDeed(
    () => askPayment(award.id, { key, instalmentId: one.id, amountWon, reason: reason.trim() }),
    t.asked,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.askFor({ number: one.ordinal })}
      isOpen
      onClose={onClose}
      onConfirm={() => asking.mutate()}
      confirmLabel={t.ask}
      isPending={asking.isPending}
      isDisabled={!(amountWon >= 1) || reason.trim() === ''}
      whoSees={t.askWho}
      takeBack={t.writeBack}
      error={asking.error}
    >
      <FormStack>
        <WonField
          label={t.amount}
          value={amountWon}
          onChange={setAmount}
          error={fieldError(asking.error, 'amountWon', locale)}
        />
        <TextArea label={t.reason} value={reason} onChange={setReason} maxCharacters={500} rows={2} isRequired />
      </FormStack>
    </ConfirmSheet>
  );
}
