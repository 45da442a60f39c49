import type { MoneyStepKind } from '@boru/contract/money';
import { type ReactNode, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import type { MoneyRequest } from './api.ts';
import styles from './Money.module.css';
import { budgetMessages } from './messages.ts';
import { StepSheet } from './StepSheet.tsx';
import { useMoneyWord } from './useMoneyWord.ts';

type Doing = { readonly request: MoneyRequest; readonly kind: MoneyStepKind };

/** What waits for somebody, with what this reader may do about it. */
export function Requests({ requests, empty }: { requests: readonly MoneyRequest[]; empty: ReactNode }) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  const formats = useFormats();
  const [doing, setDoing] = useState<Doing | null>(null);
  return (
    <>
      <Table
        caption={t.requests}
        isCaptionHidden
        density="dense"
        rows={requests}
        keyOf={({ id }) => id}
        empty={empty}
        columns={[
          { id: 'kind', title: t.what, isRowHeader: true, cell: ({ kind }) => word('moneyRequestKind', kind) },
          { id: 'amount', title: t.amountOf, isNumeric: true, cell: ({ amountWon }) => formats.won(amountWon) },
          { id: 'moves', title: t.moves, cell: (request) => <Moves request={request} /> },
          {
            id: 'why',
            title: t.whyBasis,
            cell: ({ reason, basis }) => (
              <>
                {reason}
                <br />
                <span className="small muted">{basis}</span>
              </>
            ),
          },
          { id: 'standing', title: t.standing, cell: (request) => <Standing request={request} /> },
          { id: 'deeds', title: t.deeds, cell: (request) => <Deeds request={request} onDo={setDoing} /> },
        ]}
      />
      {doing === null ? null : <StepSheet {...doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function Moves({ request }: { request: MoneyRequest }) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  return (
    <ul className={styles.list}>
      {request.moves.map(({ from, fromLine, to, toLine, won }) => (
        <li key={`${from}${fromLine}${to}${toLine}${won}`}>
          {t.moveRow({
            from: `${fromLine} · ${word('moneyAccount', from)}`,
            to: fromLine === toLine ? word('moneyAccount', to) : `${toLine} · ${word('moneyAccount', to)}`,
          })}
        </li>
      ))}
    </ul>
  );
}

const tones = { waiting: 'amber', approved: 'blue', posted: 'green', refused: 'red', withdrawn: 'plain' } as const;

function Standing({ request }: { request: MoneyRequest }) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  const given = request.steps.filter(({ kind }) => kind === 'approve').length;
  return (
    <>
      <Tag tone={tones[request.state]}>{word('moneyRequestState', request.state)}</Tag>
      <ul className={`${styles.list} small`}>
        <li>{t.stepBy({ what: t.by, name: request.requestedByName })}</li>
        {request.steps.map(({ kind, byName, at }) => (
          <li key={at + kind + byName}>{t.stepBy({ what: word('moneyStep', kind), name: byName })}</li>
        ))}
        <li>{t.approvals({ count: given, total: request.approvalsNeeded })}</li>
      </ul>
    </>
  );
}

function Deeds({ request, onDo }: { request: MoneyRequest; onDo: (doing: Doing) => void }) {
  const t = useText(budgetMessages);
  const word = useMoneyWord();
  const formats = useFormats();
  return (
    <span className={styles.deeds}>
      {request.may.map((kind) => (
        <Button
          key={kind}
          size="small"
          look={kind === 'approve' || kind === 'carryOut' ? 'primary' : 'secondary'}
          onPress={() => onDo({ request, kind })}
        >
          {t.deedFor({ what: word('moneyStep', kind), amount: formats.won(request.amountWon) })}
        </Button>
      ))}
    </span>
  );
}
