import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Table } from '#ui/Table';
import { useAnyRoleName } from '../names.ts';
import { invitationsQuery, withdrawInvitation } from './api.ts';
import { administrationMessages } from './messages.ts';
import { QuickDeed } from './QuickDeed.tsx';

export function Invitations() {
  const t = useText(administrationMessages);
  const pick = usePick();
  const formats = useFormats();
  const roleName = useAnyRoleName();
  const query = useQuery(invitationsQuery);
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={2} />}
      fault={(error, retry) => <Fault error={error} onRetry={retry} />}
    >
      {({ items }) => (
        <Table
          caption={t.invitations}
          isCaptionHidden
          density="dense"
          rows={items}
          keyOf={(invitation) => invitation.id}
          empty={<EmptyState size="small" title={t.invitationsNone} />}
          columns={[
            { id: 'email', title: t.email, isRowHeader: true, cell: (invitation) => invitation.email },
            {
              id: 'membership',
              title: t.membership,
              cell: (invitation) =>
                `${invitation.agency === null ? t.boru : pick(invitation.agency)} · ${roleName(invitation.role)}`,
            },
            { id: 'until', title: t.until, cell: (invitation) => formats.dateTime(invitation.expiresAt) },
            {
              id: 'deed',
              title: t.withdraw,
              cell: (invitation) => (
                <QuickDeed label={t.withdraw} said={t.done} run={() => withdrawInvitation(invitation.id)} />
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
