import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type AwardView, type Side, useWord } from '../api.ts';
import { exportAddress, type SettlementState, type SettlementView, settlementQuery } from './api.ts';
import { settlingMessages } from './messages.ts';
import { ReturnSheet } from './ReturnSheet.tsx';
import { SettleSheet } from './SettleSheet.tsx';

type Props = { readonly award: AwardView; readonly side: Side };

/** What was allowed, what is final, what comes back. */
export function Settlement({ award, side }: Props) {
  const t = useText(settlingMessages);
  const query = useQuery(settlementQuery(award.id));
  return (
    <Section title={t.title}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(settlement) => <Body award={award} settlement={settlement} side={side} />}
      </Loaded>
    </Section>
  );
}

function Body({ award, settlement, side }: Props & { settlement: SettlementState }) {
  const t = useText(settlingMessages);
  const [open, setOpen] = useState<'settle' | 'return' | null>(null);
  const close = () => setOpen(null);
  const { settlements, form, may } = settlement;
  return (
    <>
      {settlements.length === 0 ? <p>{t.none}</p> : null}
      {settlements.map((one) => (
        <One key={one.number} one={one} />
      ))}
      <Actions>
        {may.includes('settle') ? (
          <Button look="primary" onPress={() => setOpen('settle')}>
            {t.settle}
          </Button>
        ) : null}
        {may.includes('askReturn') ? (
          <Button look="primary" onPress={() => setOpen('return')}>
            {t.askReturn}
          </Button>
        ) : null}
        {side === 'desk' ? (
          <>
            <a href={exportAddress(award.id, 'xlsx')} download>
              {t.exportXlsx}
            </a>
            <a href={exportAddress(award.id, 'json')} download>
              {t.exportJson}
            </a>
          </>
        ) : null}
      </Actions>
      {open === 'settle' && form !== null ? <SettleSheet awardId={award.id} form={form} onClose={close} /> : null}
      {open === 'return' ? <ReturnSheet award={award} onClose={close} /> : null}
    </>
  );
}

function One({ one }: { one: SettlementView }) {
  const t = useText(settlingMessages);
  const word = useWord();
  const { won, dateTime } = useFormats();
  return (
    <>
      <p>
        <strong>{t.number({ number: one.number })}</strong> <Tag>{word('moneyRequestState', one.state)}</Tag>{' '}
        <span className="small muted">
          {one.byName} · {dateTime(one.at)}
        </span>
        <br />
        {t.result({
          final: won(one.finalWon),
          due: won(one.dueWon),
          byRate: won(one.byRateWon),
          allowed: won(one.allowedGrantWon),
          release: won(one.releaseWon),
        })}
        {one.interestWon === 0 ? null : `, ${t.interest({ amount: won(one.interestWon) })}`}
        {one.reduceReason === null ? null : (
          <>
            <br />
            {t.reduced({ percent: one.reducePercent, amount: won(one.reductionWon), reason: one.reduceReason })}
          </>
        )}
      </p>
      {one.refused.length === 0 ? null : (
        <Table
          caption={t.refused}
          density="dense"
          rows={one.refused}
          keyOf={({ purpose, vendor, reason, grantWon }) => `${purpose}${vendor}${reason}${grantWon}`}
          columns={[
            { id: 'purpose', title: t.purpose, isRowHeader: true, cell: ({ purpose }) => purpose },
            { id: 'vendor', title: t.vendor, cell: ({ vendor }) => vendor },
            { id: 'grant', title: t.grant, isNumeric: true, cell: ({ grantWon }) => won(grantWon) },
            { id: 'own', title: t.own, isNumeric: true, cell: ({ ownWon }) => won(ownWon) },
            { id: 'reason', title: t.reason, cell: ({ reason }) => reason },
          ]}
        />
      )}
    </>
  );
}
