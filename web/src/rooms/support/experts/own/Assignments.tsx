import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { DescriptionList } from '#ui/DescriptionList';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Card, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Tag } from '#ui/Tag';
import { answerAssignment, type ExpertAssignment, useConsultingDeed } from '../api.ts';
import { usePlaces } from '../usePlaces.ts';
import { ownMessages } from './messages.ts';

export const assignmentTones = {
  offered: 'amber',
  accepted: 'green',
  declined: 'plain',
  refused: 'plain',
  held: 'red',
  released: 'plain',
  completed: 'blue',
} as const;

export function OwnAssignments({ rows }: { rows: readonly ExpertAssignment[] }) {
  const t = useText(ownMessages);
  return (
    <Section title={t.assignments}>
      {rows.length === 0 ? (
        <EmptyState size="small" title={t.none}>
          {t.noneWhy}
        </EmptyState>
      ) : (
        rows.map((row) => <One key={row.id} row={row} />)
      )}
    </Section>
  );
}

function One({ row }: { row: ExpertAssignment }) {
  const t = useText(ownMessages);
  const pick = usePick();
  const formats = useFormats();
  const { nameOf } = usePlaces();
  const skills = row.skills.map((id) => pick(lists.expertSkill[id])).join(', ');
  return (
    <Card
      title={row.companyName}
      tag={<Tag tone={assignmentTones[row.state]}>{pick(lists.assignmentState[row.state])}</Tag>}
      actions={<Answer row={row} />}
    >
      <DescriptionList
        size="small"
        items={[
          { name: t.agency, value: pick(row.agency.name) },
          { name: t.place, value: nameOf(row.municipality) },
          { name: t.period, value: formats.period(row.fromOn, row.untilOn) },
          { name: t.halves, value: formats.number(row.halfDays) },
          { name: t.needs, value: `${skills} · ${pick(lists.consultingLanguage[row.language])}` },
          { name: t.scope, value: row.scope },
          { name: t.gaps, value: row.gaps.length === 0 ? '–' : row.gaps.join(', ') },
          { name: t.contact, value: `${row.contactName} · ${row.phone} · ${row.email}` },
        ]}
      />
    </Card>
  );
}

function Answer({ row }: { row: ExpertAssignment }) {
  const t = useText(ownMessages);
  const [isAsking, setAsking] = useState(false);
  const taking = useConsultingDeed(() => answerAssignment(row, 'accept', null), t.accepted);
  const declining = useConsultingDeed(
    (reason: string) => answerAssignment(row, 'decline', reason),
    t.declined,
    () => setAsking(false),
  );
  if (row.state !== 'offered')
    return row.state === 'accepted' ? (
      <LinkButton size="small" to="/expert/engagements">
        {t.toWork}
      </LinkButton>
    ) : null;
  const name = row.companyName;
  return (
    <>
      {taking.error === null ? null : <Fault error={taking.error} />}
      <Button
        look="primary"
        size="small"
        aria-label={t.acceptOf({ name })}
        isPending={taking.isPending}
        onPress={() => taking.mutate()}
      >
        {t.accept}
      </Button>
      <Button size="small" aria-label={t.declineOf({ name })} onPress={() => setAsking(true)}>
        {t.decline}
      </Button>
      <ReasonSheet
        title={t.declineOf({ name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.decline}
        label={t.declineReason}
        mostCharacters={300}
        isPending={declining.isPending}
        error={declining.error}
        onConfirm={(reason) => declining.mutate(reason)}
      />
    </>
  );
}
