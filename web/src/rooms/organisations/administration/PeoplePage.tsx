import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { SearchField } from '#ui/SearchField';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { useAnyRoleName } from '../names.ts';
import styles from './Administration.module.css';
import { agenciesQuery, type Staff, staffQuery } from './api.ts';
import { Invitations } from './Invitations.tsx';
import { InviteStaff } from './InviteStaff.tsx';
import { administrationMessages } from './messages.ts';
import { PersonManager } from './PersonManager.tsx';

export function PeoplePage() {
  const t = useText(administrationMessages);
  const pick = usePick();
  const [text, setText] = useState('');
  const [agency, setAgency] = useState<string | null>(null);
  const quiet = useDeferredValue(text.trim());
  const query = useQuery(staffQuery(quiet, agency));
  const agencies = useQuery(agenciesQuery).data?.items ?? [];
  return (
    <Page>
      <PageHeader title={t.peopleTitle} lead={t.peopleLead} actions={<InviteStaff />} />
      <div className={styles.filters}>
        <SearchField label={t.search} showLabel value={text} onChange={setText} />
        <Select
          label={t.agency}
          value={agency ?? 'all'}
          onChange={(id) => setAgency(id === 'all' ? null : id)}
          options={[
            { id: 'all', label: t.allAgencies },
            ...agencies.map(({ id, name }) => ({ id: String(id), label: pick(name) })),
          ]}
        />
      </div>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, more }) => (
          <>
            <People items={items} />
            {more ? <p className="small muted">{t.peopleMore}</p> : null}
          </>
        )}
      </Loaded>
      <Section title={t.invitations}>
        <Invitations />
      </Section>
    </Page>
  );
}

function People({ items }: { items: readonly Staff[] }) {
  const t = useText(administrationMessages);
  const formats = useFormats();
  return (
    <Table
      caption={t.peopleTitle}
      isCaptionHidden
      density="dense"
      rows={items}
      keyOf={(person) => person.personId}
      empty={<EmptyState title={t.peopleNone}>{t.peopleNoneHow}</EmptyState>}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (person) => (
            <>
              {person.name} {person.self ? <Tag tone="blue">{t.self}</Tag> : null}
              <span className={styles.second}>{person.email}</span>
            </>
          ),
        },
        { id: 'membership', title: t.membership, cell: (person) => <MembershipWords person={person} /> },
        {
          id: 'factor',
          title: t.factor,
          cell: (person) =>
            person.secondFactor ? <Tag tone="green">{t.factorOn}</Tag> : <Tag tone="amber">{t.factorOff}</Tag>,
        },
        {
          id: 'seen',
          title: t.lastSeen,
          cell: (person) => (person.lastSeenAt === null ? t.never : formats.dateTime(person.lastSeenAt)),
        },
        {
          id: 'state',
          title: t.state,
          cell: (person) => (person.disabledAt === null ? t.active : <Tag tone="red">{t.disabled}</Tag>),
        },
        { id: 'manage', title: t.manage, cell: (person) => (person.self ? null : <PersonManager person={person} />) },
      ]}
    />
  );
}

function MembershipWords({ person }: { person: Staff }) {
  const t = useText(administrationMessages);
  const pick = usePick();
  const roleName = useAnyRoleName();
  return person.memberships.map((membership) => (
    <span key={membership.id} className={styles.line}>
      {membership.agency === null ? t.boru : pick(membership.agency)} · {roleName(membership.role)}
    </span>
  ));
}
