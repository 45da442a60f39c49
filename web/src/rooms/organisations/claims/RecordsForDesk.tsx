import { lists } from '@boru/contract/words';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { type Records, recordsQuery, revoke } from './api.ts';
import { InviteSheet } from './InviteSheet.tsx';
import { claimMessages } from './messages.ts';

/** For the desk that confirms: what else is known under this number, and whom the invitation went to. */
export function RecordsForDesk({ companyId }: { companyId: string }) {
  // Asked for only where it helps to decide: the question itself leaves a trace with the company.
  const { has } = useSession();
  const records = useQuery({ ...recordsQuery(companyId), enabled: has('secretariat') }).data;
  if (records === undefined) return null;
  return (
    <>
      <Standing companyId={companyId} records={records} />
      <Same records={records} />
      <Invitations companyId={companyId} records={records} />
    </>
  );
}

function Standing({ companyId, records }: { companyId: string; records: Records }) {
  const t = useText(claimMessages);
  const formats = useFormats();
  const { claimedBy } = records;
  if (claimedBy !== null)
    return (
      <Notice tone="success" title={t.claimedTitle}>
        {t.claimed({ address: claimedBy.address, by: claimedBy.invitedBy, at: formats.dateTime(claimedBy.createdAt) })}
      </Notice>
    );
  if (records.kind !== 'list') return null;
  return (
    <Notice
      title={t.listedTitle}
      action={records.may.includes('invite') ? <InviteSheet companyId={companyId} /> : undefined}
    >
      {t.listedBody}
    </Notice>
  );
}

function Same({ records }: { records: Records }) {
  const t = useText(claimMessages);
  const pick = usePick();
  const formats = useFormats();
  if (records.same.length === 0) return null;
  return (
    <Section title={t.records}>
      <p className="prose">{t.recordsLead}</p>
      <Table
        caption={t.records}
        isCaptionHidden
        density="dense"
        rows={records.same}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'name',
            title: t.name,
            cell: (row) => <Link to={`/desk/companies/${row.id}`}>{row.name}</Link>,
            isRowHeader: true,
          },
          { id: 'kind', title: t.kind, cell: (row) => pick(lists.recordKind[row.kind]) },
          { id: 'since', title: t.since, cell: (row) => formats.dateOf(row.createdAt) },
        ]}
      />
    </Section>
  );
}

function Invitations({ companyId, records }: { companyId: string; records: Records }) {
  const t = useText(claimMessages);
  const pick = usePick();
  const formats = useFormats();
  const client = useQueryClient();
  const taking = useMutation({
    mutationFn: (id: string) => revoke(companyId, id),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.revoked });
      await client.invalidateQueries({ queryKey: ['companies', 'records', companyId] });
    },
  });
  if (records.invitations.length === 0) return null;
  return (
    <Section title={t.invitations}>
      {taking.error === null ? null : <Fault error={taking.error} wrote />}
      <Table
        caption={t.invitations}
        isCaptionHidden
        density="dense"
        rows={records.invitations}
        keyOf={(row) => row.id}
        columns={[
          { id: 'address', title: t.address, cell: (row) => row.address, isRowHeader: true },
          { id: 'reason', title: t.reason, cell: (row) => row.reason },
          { id: 'by', title: t.by, cell: (row) => row.invitedBy },
          { id: 'at', title: t.at, cell: (row) => formats.dateTime(row.createdAt) },
          { id: 'until', title: t.until, cell: (row) => formats.dateTime(row.expiresAt) },
          {
            id: 'state',
            title: t.state,
            cell: (row) => (
              <>
                {pick(lists.claimState[row.state])}{' '}
                {row.state === 'open' && records.may.includes('revoke') ? (
                  <Button size="small" isPending={taking.isPending} onPress={() => taking.mutate(row.id)}>
                    {t.revoke}
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
