import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TakeLink } from '#ui/TakeLink';
import { type AwardView, useAwardDeed } from '../api.ts';
import { addPaper, cancelExpense, type ExpenseView, paperAddress, type SpendingView, spendingQuery } from './api.ts';
import { Checks } from './Checks.tsx';
import { EnterSheet } from './EnterSheet.tsx';
import { spendingMessages } from './messages.ts';
import { Result } from './Result.tsx';

/** What was spent, with its papers; then checks and the report of the result. */
export function Spending({ award }: { award: AwardView }) {
  const query = useQuery(spendingQuery(award.id));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={4} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(spending) => (
        <>
          <Receipts award={award} spending={spending} />
          <Checks awardId={award.id} spending={spending} />
          <Result awardId={award.id} spending={spending} />
        </>
      )}
    </Loaded>
  );
}

function Receipts({ award, spending }: { award: AwardView; spending: SpendingView }) {
  const t = useText(spendingMessages);
  const [open, setOpen] = useState<'one' | 'many' | null>(null);
  const mayEnter = spending.may.includes('enterExpense');
  return (
    <Section title={t.title}>
      <p className="small">{t.lead}</p>
      {mayEnter ? (
        <Actions>
          <Button look="primary" onPress={() => setOpen('one')}>
            {t.enter}
          </Button>
          <Button onPress={() => setOpen('many')}>{t.paste}</Button>
        </Actions>
      ) : null}
      <ReceiptTable award={award} spending={spending} mayEnter={mayEnter} />
      {open === null ? null : (
        <EnterSheet awardId={award.id} items={spending.items} isMany={open === 'many'} onClose={() => setOpen(null)} />
      )}
    </Section>
  );
}

interface TableProps {
  readonly award: AwardView;
  readonly spending: SpendingView;
  readonly mayEnter: boolean;
}
function ReceiptTable({ award, spending, mayEnter }: TableProps) {
  const t = useText(spendingMessages);
  const { won, date } = useFormats();
  const [cancelling, setCancelling] = useState<ExpenseView | null>(null);
  const columns: Column<ExpenseView>[] = [
    { id: 'what', title: t.purpose, isRowHeader: true, cell: (one) => <What one={one} /> },
    { id: 'on', title: t.spentOn, cell: ({ spentOn }) => date(spentOn) },
    { id: 'item', title: t.item, cell: ({ item }) => item },
    { id: 'grant', title: t.grant, isNumeric: true, cell: ({ grantWon }) => won(grantWon) },
    { id: 'own', title: t.own, isNumeric: true, cell: ({ ownWon }) => won(ownWon) },
    { id: 'papers', title: t.papers, cell: (one) => <Papers awardId={award.id} one={one} mayAdd={mayEnter} /> },
    ...(mayEnter
      ? [
          {
            id: 'deeds',
            title: t.deeds,
            cell: (one: ExpenseView) =>
              one.cancelledFor === null ? (
                <Button size="small" onPress={() => setCancelling(one)}>
                  {t.cancel({ name: one.purpose })}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <>
      <Table
        caption={t.title}
        isCaptionHidden
        density="dense"
        rows={spending.expenses}
        keyOf={({ id }) => id}
        columns={columns}
        empty={<p>{t.none}</p>}
      />
      {cancelling === null ? null : (
        <CancelSheet awardId={award.id} one={cancelling} onClose={() => setCancelling(null)} />
      )}
    </>
  );
}

function What({ one: { purpose, vendor, receiptNumber, cancelledFor, twins } }: { one: ExpenseView }) {
  const t = useText(spendingMessages);
  const pick = usePick();
  return (
    <>
      {purpose}
      <br />
      <span className="small muted">{[vendor, receiptNumber].filter((text) => text !== null).join(' · ')}</span>
      {cancelledFor === null ? null : <Tag>{t.cancelled({ reason: cancelledFor })}</Tag>}
      {twins.map(({ agencyName, reference }) => (
        <Notice key={reference} tone="warning" look="line" title={t.twin({ agency: pick(agencyName), reference })} />
      ))}
    </>
  );
}

function Papers({ awardId, one, mayAdd }: { awardId: string; one: ExpenseView; mayAdd: boolean }) {
  const t = useText(spendingMessages);
  const adding = useAwardDeed((file: File) => addPaper(awardId, one.id, file), t.done);
  return (
    <>
      {one.papers.length === 0 ? <Tag tone="amber">{t.noPaper}</Tag> : null}
      {one.papers.map(({ id, name }) => (
        <div key={id}>
          <TakeLink address={paperAddress(awardId, id)} name={name} />
        </div>
      ))}
      {mayAdd && one.cancelledFor === null ? (
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) adding.mutate(file);
          }}
        >
          <Button size="small" look="quiet" isPending={adding.isPending}>
            {t.addPaper({ name: one.purpose })}
          </Button>
        </FileTrigger>
      ) : null}
      {adding.error === null ? null : <Fault error={adding.error} />}
    </>
  );
}

function CancelSheet({ awardId, one, onClose }: { awardId: string; one: ExpenseView; onClose: () => void }) {
  const t = useText(spendingMessages);
  const [key] = useState(newKey);
  const cancelling = useAwardDeed((reason: string) => cancelExpense(awardId, one.id, { key, reason }), t.done, onClose);
  return (
    <ReasonSheet
      title={t.cancel({ name: one.purpose })}
      isOpen
      onClose={onClose}
      label={t.cancelWhy}
      mostCharacters={300}
      confirmLabel={t.cancelGo}
      onConfirm={(reason) => cancelling.mutate(reason)}
      isPending={cancelling.isPending}
      whoSees={t.who}
      error={cancelling.error}
    />
  );
}
