import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Disclosure } from '#ui/Disclosure';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import type { PairView, PlanView, RoundView } from '../api.ts';
import { Changing } from './Changing.tsx';
import { roundMessages } from './messages.ts';
import type { Pins } from './RoundPage.tsx';
import { UnservedPart } from './Unserved.tsx';
import { Why } from './Why.tsx';

interface Props {
  readonly round: RoundView;
  readonly plan: PlanView;
  readonly onPins?: (pins: Pins) => void;
}

/** Who would go to whom, why, and what stands against the rest. */
export function Proposal({ round, plan, onPins }: Props) {
  const t = useText(roundMessages);
  const counts = { served: plan.pairs.length, unserved: plan.unserved.length, changes: plan.changes };
  return (
    <>
      <Section title={t.planTitle} lead={t.planLead}>
        <Notice tone={plan.unserved.length === 0 ? 'success' : 'info'} title={t.summary(counts)}>
          {plan.isOptimal ? t.optimal : t.notProven({ gap: plan.cost - plan.bound })} ({t.points}: {plan.cost})
        </Notice>
        <Disclosure title={t.rule}>
          <p>{t.ruleText}</p>
        </Disclosure>
        {plan.pairs.length === 0 ? null : <Pairs round={round} plan={plan} {...(onPins ? { onPins } : {})} />}
      </Section>
      {plan.unserved.length === 0 ? null : <UnservedPart rows={plan.unserved} />}
      <Section title={t.loads}>
        <Table
          caption={t.loads}
          isCaptionHidden
          density="dense"
          rows={plan.loads}
          keyOf={({ expertId }) => expertId}
          columns={[
            { id: 'expert', title: t.expert, isRowHeader: true, cell: (row) => row.expertName },
            {
              id: 'load',
              title: t.loads,
              isNumeric: true,
              cell: (row) => t.loadOf({ companies: row.companies, halves: row.halfDays }),
            },
          ]}
        />
      </Section>
    </>
  );
}

function Pairs({ round, plan, onPins }: Props) {
  const t = useText(roundMessages);
  const [why, setWhy] = useState<PairView | null>(null);
  const [changing, setChanging] = useState<PairView | null>(null);
  const others = (requestId: string): Pins =>
    plan.pairs
      .filter((one) => one.isPinned && one.requestId !== requestId)
      .map(({ requestId: id, expertId }) => ({ requestId: id, expertId }));
  return (
    <>
      <Table
        caption={t.planTitle}
        isCaptionHidden
        density="dense"
        rows={plan.pairs}
        keyOf={({ requestId }) => requestId}
        columns={[
          { id: 'company', title: t.company, isRowHeader: true, cell: (row) => row.companyName },
          {
            id: 'expert',
            title: t.expert,
            cell: (row) => (
              <>
                {row.expertName} {row.isPinned ? <Tag tone="blue">{t.pinned}</Tag> : null}{' '}
                {row.isChanged && row.before !== null ? <Tag tone="amber">{t.was({ name: row.before })}</Tag> : null}
              </>
            ),
          },
          { id: 'points', title: t.points, isNumeric: true, cell: (row) => row.cost },
          {
            id: 'act',
            title: t.act,
            cell: (row) => (
              <Acts
                row={row}
                onWhy={() => setWhy(row)}
                {...(onPins === undefined
                  ? {}
                  : { onChange: () => setChanging(row), onUnpin: () => onPins(others(row.requestId)) })}
              />
            ),
          },
        ]}
      />
      {why === null ? null : <Why pair={why} onClose={() => setWhy(null)} />}
      {changing === null || onPins === undefined ? null : (
        <Changing
          round={round}
          pair={changing}
          onClose={() => setChanging(null)}
          onPin={(expertId) => {
            onPins([...others(changing.requestId), { requestId: changing.requestId, expertId }]);
            setChanging(null);
          }}
        />
      )}
    </>
  );
}

interface ActsProps {
  readonly row: PairView;
  readonly onWhy: () => void;
  readonly onChange?: () => void;
  readonly onUnpin?: () => void;
}
function Acts({ row, onWhy, onChange, onUnpin }: ActsProps) {
  const t = useText(roundMessages);
  const name = row.companyName;
  return (
    <>
      <Button size="small" aria-label={t.whyOf({ name })} onPress={onWhy}>
        {t.why}
      </Button>{' '}
      {onChange === undefined ? null : (
        <Button look="quiet" size="small" aria-label={t.changeOf({ name })} onPress={onChange}>
          {t.change}
        </Button>
      )}
      {onUnpin !== undefined && row.isPinned ? (
        <Button look="quiet" size="small" aria-label={t.unpinOf({ name })} onPress={onUnpin}>
          {t.unpin}
        </Button>
      ) : null}
    </>
  );
}
