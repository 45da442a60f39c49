import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { RemoveSheet } from '../readers/RemoveSheet.tsx';
import styles from '../sealed/Sealed.module.css';
import { loadSealing } from '../sealed/sealing.ts';
import { deskKey, type Keys, keysQuery, nameMember } from './api.ts';
import { deskMessages } from './messages.ts';

type Person = Keys['people'][number];

export function Team({ keys }: { keys: Keys }) {
  const t = useText(deskMessages);
  const client = useQueryClient();
  const [leaving, setLeaving] = useState<Person | null>(null);
  const again = () => client.invalidateQueries({ queryKey: keysQuery.queryKey });
  const name = useMutation({ mutationFn: (person: Person) => nameMember(person.id), onSuccess: again });
  const columns = useColumns(keys, (person) =>
    person.team ? (
      <Button size="small" onPress={() => setLeaving(person)}>
        {t.remove}
      </Button>
    ) : (
      <Button
        size="small"
        isPending={name.isPending && name.variables.id === person.id}
        onPress={() => name.mutate(person)}
      >
        {t.name}
      </Button>
    ),
  );
  const team = keys.people.filter((person) => person.team);
  return (
    <Section title={t.team} lead={t.teamLead}>
      <div className={styles.stack}>
        {team.length === 1 ? <Notice tone="warning">{t.teamOfOne}</Notice> : null}
        {name.error === null ? null : <Fault error={name.error} />}
        <Table
          caption={t.team}
          isCaptionHidden
          columns={columns}
          rows={keys.mayName ? keys.people : team}
          keyOf={({ id }) => id}
          density="dense"
        />
      </div>
      {leaving === null ? null : <RemoveSheet person={leaving} onClose={() => setLeaving(null)} />}
    </Section>
  );
}

function useColumns(keys: Keys, act: (person: Person) => React.ReactNode): readonly Column<Person>[] {
  const t = useText(deskMessages);
  const recipients = keys.people.flatMap(({ recipient }) => recipient ?? []);
  const { data } = useQuery({
    queryKey: [...deskKey, 'fingerprints', recipients],
    queryFn: async () => {
      const { fingerprintOf } = await loadSealing();
      return new Map(recipients.map((recipient) => [recipient, fingerprintOf(recipient)]));
    },
  });
  const open = keys.keys.find(({ retiredOn }) => retiredOn === null);
  const state = ({ team, hasKey, reads }: Person) => {
    if (!team) return '';
    if (!hasKey) return <Tag tone="amber">{t.stateNoKey}</Tag>;
    if (open === undefined) return <Tag>{t.stateNoDesk}</Tag>;
    return reads ? <Tag tone="green">{t.stateReads}</Tag> : <Tag tone="amber">{t.stateNoShare}</Tag>;
  };
  return [
    {
      id: 'name',
      title: t.person,
      isRowHeader: true,
      cell: ({ name, self }) => (self ? `${name} (${t.self})` : name),
    },
    { id: 'state', title: t.state, cell: state },
    {
      id: 'key',
      title: t.fingerprint,
      cell: ({ recipient }) => <span className="small">{recipient === null ? '' : data?.get(recipient)}</span>,
    },
    ...(keys.mayName ? [{ id: 'act', title: '', cell: act }] : []),
  ];
}
