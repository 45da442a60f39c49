import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type CompanyMembers, endMembership, membersQuery, withdrawInvitation } from '../api.ts';
import { organisationMessages } from '../messages.ts';
import { useMaySign, useRoleNames } from '../names.ts';
import { InviteMember } from './InviteMember.tsx';
import { profileMessages } from './messages.ts';
import { RemoveButton } from './RemoveButton.tsx';

type Member = CompanyMembers['members'][number];

export function Members() {
  const t = useText(profileMessages);
  const query = useQuery(membersQuery);
  const maySign = useMaySign();
  return (
    <Section title={t.members} lead={t.membersLead} action={maySign ? <InviteMember /> : null}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ members, invitations }) => (
          <>
            <MemberTable members={members} maySign={maySign} />
            {invitations.length === 0 ? null : <Invitations invitations={invitations} maySign={maySign} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function MemberTable({ members, maySign }: { members: readonly Member[]; maySign: boolean }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const formats = useFormats();
  const roles = useRoleNames();
  const end = (member: Member) =>
    member.self ? null : (
      <RemoveButton
        label={t.endMembership}
        title={t.endTitle({ name: member.name })}
        body={t.endBody}
        confirmLabel={t.endGo}
        remove={() => endMembership(member.id)}
      />
    );
  return (
    <Table
      caption={t.members}
      isCaptionHidden
      rows={members}
      keyOf={(member) => member.id}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (member) => (
            <>
              {member.name} {member.self ? <Tag tone="blue">{t.self}</Tag> : null}
            </>
          ),
        },
        { id: 'role', title: t.role, cell: (member) => roles[member.role] },
        { id: 'email', title: words.email, cell: (member) => member.email },
        { id: 'since', title: t.since, cell: (member) => formats.dateOf(member.since) },
        ...(maySign ? [{ id: 'end', title: '', cell: end }] : []),
      ]}
    />
  );
}

function Invitations({ invitations, maySign }: { invitations: CompanyMembers['invitations']; maySign: boolean }) {
  const t = useText(profileMessages);
  const words = useText(organisationMessages);
  const formats = useFormats();
  const roles = useRoleNames();
  return (
    <Section title={t.pending} level={3}>
      <Table
        caption={t.pending}
        isCaptionHidden
        rows={invitations}
        keyOf={(invitation) => invitation.id}
        columns={[
          { id: 'email', title: words.email, cell: (invitation) => invitation.email, isRowHeader: true },
          { id: 'role', title: t.role, cell: (invitation) => roles[invitation.role] },
          {
            id: 'expires',
            title: t.since,
            cell: (invitation) => t.expires({ date: formats.dateTime(invitation.expiresAt) }),
          },
          ...(maySign
            ? [
                {
                  id: 'withdraw',
                  title: '',
                  cell: (invitation: CompanyMembers['invitations'][number]) => (
                    <RemoveButton
                      label={t.withdrawInvitation}
                      title={t.removeTitle({ name: invitation.email })}
                      body={t.removeBody}
                      confirmLabel={t.withdrawInvitation}
                      remove={() => withdrawInvitation(invitation.id)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
