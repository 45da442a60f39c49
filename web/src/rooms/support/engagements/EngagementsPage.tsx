import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { type EngagementLine, type EngagementList, listQuery, start, useEngagementDeed } from './api.ts';
import { engagementMessages } from './messages.ts';

export type Side = 'expert' | 'desk' | 'company';
export const engagementTones = {
  visiting: 'blue',
  inReview: 'amber',
  reviewed: 'amber',
  delivered: 'amber',
  accepted: 'green',
} as const;

export function ExpertEngagements() {
  return <Engagements side="expert" />;
}
export function DeskEngagements() {
  return <Engagements side="desk" />;
}
export function CompanyEngagements() {
  return <Engagements side="company" />;
}

function Engagements({ side }: { side: Side }) {
  const t = useText(engagementMessages);
  const query = useQuery(listQuery);
  const lead = { expert: t.leadExpert, desk: t.leadDesk, company: t.leadCompany }[side];
  const none = { expert: t.noneExpert, desk: t.noneDesk, company: t.noneCompany }[side];
  return (
    <Page>
      <PageHeader title={t.title} lead={lead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={5} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, waiting }) => (
          <>
            {waiting.length === 0 ? null : <Waiting rows={waiting} />}
            {items.length === 0 ? <EmptyState title={t.none}>{none}</EmptyState> : <Lines rows={items} side={side} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Lines({ rows, side }: { rows: readonly EngagementLine[]; side: Side }) {
  const t = useText(engagementMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'company',
          title: t.company,
          isRowHeader: true,
          cell: (row) => <Link to={`/${side}/engagements/${row.id}`}>{row.companyName}</Link>,
        },
        { id: 'expert', title: t.expert, cell: (row) => row.expertName },
        { id: 'agency', title: t.agency, cell: (row) => pick(row.agency.name) },
        { id: 'kickoff', title: t.kickoff, cell: (row) => formats.date(row.kickoffOn) },
        {
          id: 'state',
          title: t.state,
          cell: (row) => (
            <>
              <Tag tone={engagementTones[row.state]}>{pick(lists.engagementState[row.state])}</Tag>{' '}
              {row.may.some((one) => one !== 'allowPhotos' && one !== 'followUp') ? (
                <Tag tone="red">{row.isReviewer ? t.reviewing : t.yours}</Tag>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

function Waiting({ rows }: { rows: EngagementList['waiting'] }) {
  const t = useText(engagementMessages);
  const pick = usePick();
  const formats = useFormats();
  const [asked, setAsked] = useState<EngagementList['waiting'][number] | null>(null);
  return (
    <Section title={t.waiting}>
      <Table
        caption={t.waiting}
        isCaptionHidden
        rows={rows}
        keyOf={(row) => row.assignmentId}
        columns={[
          { id: 'company', title: t.company, isRowHeader: true, cell: (row) => row.companyName },
          { id: 'agency', title: t.agency, cell: (row) => pick(row.agency.name) },
          { id: 'from', title: t.due, cell: (row) => formats.date(row.fromOn) },
          {
            id: 'act',
            title: t.yours,
            cell: (row) => (
              <Button size="small" aria-label={t.startOf({ name: row.companyName })} onPress={() => setAsked(row)}>
                {t.start}
              </Button>
            ),
          },
        ]}
      />
      {asked === null ? null : <Starting asked={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function Starting({ asked, onClose }: { asked: EngagementList['waiting'][number]; onClose: () => void }) {
  const t = useText(engagementMessages);
  const go = useGo();
  const [kickoffOn, setOn] = useState<string | null>(todayInSeoul());
  const [agenda, setAgenda] = useState<string>(t.agendaStart);
  const starting = useEngagementDeed(async () => {
    const { id } = await start(asked.assignmentId, { kickoffOn: kickoffOn ?? todayInSeoul(), agenda });
    go(`/expert/engagements/${id}`);
  }, t.started);
  return (
    <Dialog title={t.startOf({ name: asked.companyName })} isOpen onClose={onClose}>
      <FormStack>
        <DateField label={t.kickoff} isRequired value={kickoffOn} onChange={setOn} />
        <TextArea
          label={t.agenda}
          description={t.agendaHelp}
          isRequired
          rows={6}
          maxCharacters={2000}
          value={agenda}
          onChange={setAgenda}
        />
        {starting.error === null ? null : <Fault error={starting.error} wrote />}
        <Actions>
          <Button
            look="primary"
            isPending={starting.isPending}
            isDisabled={agenda.trim() === '' || kickoffOn === null}
            onPress={() => starting.mutate()}
          >
            {t.start}
          </Button>
        </Actions>
      </FormStack>
    </Dialog>
  );
}
