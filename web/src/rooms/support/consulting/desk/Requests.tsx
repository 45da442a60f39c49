import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { assignmentTones } from '../../experts/own/Assignments.tsx';
import { usePlaces } from '../../experts/usePlaces.ts';
import { type ConsultingView, end, release, resume, useConsultingDeed } from '../api.ts';
import { requestTones } from '../CompanyConsultingPage.tsx';
import { deskConsultingMessages } from './messages.ts';
import { Scoping } from './Scoping.tsx';

interface Props {
  readonly rows: readonly ConsultingView[];
  readonly mayWrite: boolean;
}
const live = ['offered', 'accepted', 'held', 'completed'];

/** Requests with who is assigned; a row opens what the company wrote. */
export function Requests({ rows, mayWrite }: Props) {
  const t = useText(deskConsultingMessages);
  const pick = usePick();
  const formats = useFormats();
  const { nameOf } = usePlaces();
  const [open, setOpen] = useState<ConsultingView | null>(null);
  return (
    <>
      <Table
        caption={t.requests}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { id: 'company', title: t.company, isRowHeader: true, cell: (row) => row.companyName },
          { id: 'place', title: t.place, cell: (row) => nameOf(row.municipality) },
          { id: 'wished', title: t.wished, cell: (row) => formats.period(row.wishedFrom, row.wishedUntil) },
          {
            id: 'state',
            title: t.state,
            cell: (row) => <Tag tone={requestTones[row.state]}>{pick(lists.consultingState[row.state])}</Tag>,
          },
          { id: 'who', title: t.who, cell: (row) => <Who row={row} mayWrite={mayWrite} /> },
          {
            id: 'act',
            title: t.act,
            cell: (row) => (
              <Button size="small" aria-label={t.lookOf({ name: row.companyName })} onPress={() => setOpen(row)}>
                {row.state === 'requested' ? t.scopeTitle : t.look}
              </Button>
            ),
          },
        ]}
      />
      {open === null ? null : <Scoping one={open} mayWrite={mayWrite} onClose={() => setOpen(null)} />}
    </>
  );
}

function Who({ row, mayWrite }: { row: ConsultingView; mayWrite: boolean }) {
  const t = useText(deskConsultingMessages);
  const pick = usePick();
  const [isAsking, setAsking] = useState(false);
  const one = row.assignments.find(({ state }) => live.includes(state)) ?? row.assignments[0];
  const releasing = useConsultingDeed(
    (reason: string) => (one === undefined ? Promise.resolve() : release(one, reason)),
    t.released,
    () => setAsking(false),
  );
  const resuming = useConsultingDeed(() => (one === undefined ? Promise.resolve() : resume(one)), t.resumed);
  if (one === undefined) return t.whoNone;
  const name = one.expertName;
  const isBound = ['offered', 'accepted', 'held'].includes(one.state);
  return (
    <>
      {name} <Tag tone={assignmentTones[one.state]}>{pick(lists.assignmentState[one.state])}</Tag>
      {one.endReason === null ? null : <p className="small">{one.endReason}</p>}
      {mayWrite && one.isReported ? <End row={row} /> : null}
      {resuming.error === null ? null : <Fault error={resuming.error} />}
      {mayWrite && one.state === 'held' ? (
        <Button size="small" isPending={resuming.isPending} onPress={() => resuming.mutate()}>
          {t.resume}
        </Button>
      ) : null}
      {mayWrite && isBound ? (
        <Button look="quiet" size="small" aria-label={t.releaseOf({ name })} onPress={() => setAsking(true)}>
          {t.release}
        </Button>
      ) : null}
      <ReasonSheet
        title={t.releaseOf({ name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.release}
        label={t.releaseReason}
        mostCharacters={300}
        isDanger
        isPending={releasing.isPending}
        error={releasing.error}
        onConfirm={(reason) => releasing.mutate(reason)}
      />
    </>
  );
}

function End({ row }: { row: ConsultingView }) {
  const t = useText(deskConsultingMessages);
  const ending = useConsultingDeed(() => end(row), t.ended);
  return (
    <>
      <Button
        look="primary"
        size="small"
        aria-label={t.endOf({ name: row.companyName })}
        isPending={ending.isPending}
        onPress={() => ending.mutate()}
      >
        {t.end}
      </Button>
      {ending.error === null ? null : <Fault error={ending.error} />}
    </>
  );
}
