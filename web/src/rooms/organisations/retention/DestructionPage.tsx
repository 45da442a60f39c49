import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Destruction, destructionQuery } from './api.ts';
import { Deciding } from './Deciding.tsx';
import { retentionMessages } from './messages.ts';
import { DestructionTag } from './RetentionPage.tsx';

const outcomeTones = { waiting: 'plain', destroyed: 'green', held: 'amber', changed: 'amber', gone: 'plain' } as const;

/** One destruction: what stands on its list, who decides it, and once it is done the certificate. */
export function DestructionPage() {
  const query = useQuery(destructionQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(shown) => <Shown shown={shown} />}
      </Loaded>
    </Page>
  );
}

function Shown({ shown }: { shown: Destruction }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  return (
    <>
      <PageHeader
        title={pick(shown.title)}
        lead={shown.reason}
        crumbs={[{ label: t.title, to: '/desk/destruction' }, { label: shown.receiptNumber }]}
        meta={<DestructionTag state={shown.state} />}
        actions={<Deciding shown={shown} />}
      />
      {shown.state === 'proposed' && !shown.may.includes('approve') ? (
        <Notice tone="info">{shown.isOwn ? t.own : t.waits}</Notice>
      ) : null}
      {shown.state === 'approved' ? <Notice tone="info">{t.running}</Notice> : null}
      <Facts shown={shown} />
      {shown.state === 'done' ? <Certificate id={shown.id} /> : null}
      <List shown={shown} />
    </>
  );
}

function Facts({ shown }: { shown: Destruction }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const formats = useFormats();
  const doneBy = (by: string | null, at: string | null) => (at === null ? '–' : `${by ?? ''}, ${formats.dateTime(at)}`);
  return (
    <DescriptionList
      items={[
        { name: t.receipt, value: shown.receiptNumber },
        { name: t.items, value: formats.number(shown.state === 'done' ? shown.destroyed : shown.items) },
        { name: t.period2, value: `${formats.date(shown.firstOn)} – ${formats.date(shown.lastOn)}` },
        {
          name: t.period,
          value: (
            <>
              {pick(shown.period)} {shown.verified ? null : <Doubt />}
            </>
          ),
        },
        { name: t.basis, value: shown.basis },
        { name: t.proposedBy, value: doneBy(shown.proposedBy, shown.proposedAt) },
        { name: t.approvedBy, value: doneBy(shown.decidedBy, shown.decidedAt) },
        ...(shown.decisionReason === null ? [] : [{ name: t.refuseReason, value: shown.decisionReason }]),
        ...(shown.finishedAt === null ? [] : [{ name: t.finishedAt, value: formats.dateTime(shown.finishedAt) }]),
        { name: t.listHash, value: <code>{shown.listHash}</code> },
      ]}
    />
  );
}

function Certificate({ id }: { id: string }) {
  const t = useText(retentionMessages);
  return (
    <Section title={t.certificate} lead={t.certificateLead}>
      <PaperButtons
        addressOf={(format) => `/api/desk/destructions/${id}/certificate?format=${format}`}
        labels={{ pdf: t.pdf, hwpx: t.hwpx }}
      />
    </Section>
  );
}

function List({ shown }: { shown: Destruction }) {
  const t = useText(retentionMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Section title={t.list}>
      <Table
        caption={t.list}
        isCaptionHidden
        density="dense"
        rows={shown.list}
        keyOf={(row) => String(row.place)}
        columns={[
          { id: 'number', title: t.number, isRowHeader: true, cell: (row) => row.label },
          { id: 'ended', title: t.ended, cell: (row) => formats.date(row.happenedOn) },
          {
            id: 'outcome',
            title: t.outcome,
            cell: (row) => <Tag tone={outcomeTones[row.outcome]}>{pick(lists.destructionOutcome[row.outcome])}</Tag>,
          },
        ]}
      />
    </Section>
  );
}
