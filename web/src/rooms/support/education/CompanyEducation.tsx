import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link, LinkButton, OutsideLink } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, NextStep, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Answer, answerOffer, giveBack, type OwnAttendee, ownQuery, useEducationDeed } from './api.ts';
import { Materials } from './Materials.tsx';
import { educationMessages } from './messages.ts';
import { OwnCertificates } from './room/OwnCertificates.tsx';
import { MakeTicket } from './ticket/MakeTicket.tsx';
import { Visits } from './Visits.tsx';

const tones = {
  seated: 'green',
  offered: 'amber',
  waiting: 'blue',
  declined: 'plain',
  lapsed: 'plain',
  cancelled: 'plain',
} as const;

/** The company's own: who comes to what, offers that wait for an answer, requests for a visit. */
export function CompanyEducation() {
  const t = useText(educationMessages);
  const query = useQuery(ownQuery);
  return (
    <Page>
      <PageHeader
        title={t.ownTitle}
        lead={t.ownLead}
        actions={
          <>
            <LinkButton to="/education" look="primary">
              {t.title}
            </LinkButton>
            <LinkButton to="/company/education/visit">{t.visitGo}</LinkButton>
            <LinkButton to="/company/education/record">{t.recordGo}</LinkButton>
          </>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} height="30rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ attendees, visits }) => (
          <>
            <Section title={t.people}>
              {attendees.length === 0 ? (
                <EmptyState title={t.peopleNone}>{t.peopleNoneBody}</EmptyState>
              ) : (
                <People rows={attendees} />
              )}
            </Section>
            <OwnCertificates />
            <Visits visits={visits} />
          </>
        )}
      </Loaded>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/company/education/record" label={t.recordGo} />
    </Page>
  );
}

function People({ rows }: { rows: readonly OwnAttendee[] }) {
  const t = useText(educationMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.people}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: (row) => (
            <>
              {row.name} <span className="small muted">{pick(lists.targetRole[row.role])}</span>
            </>
          ),
        },
        { id: 'course', title: t.course, cell: (row) => <Link to={`/education/${row.runId}`}>{row.title}</Link> },
        { id: 'when', title: t.when, cell: (row) => formats.dateTime(row.startsAt) },
        {
          id: 'state',
          title: t.state,
          cell: (row) => (
            <>
              <Tag tone={tones[row.state]}>{pick(lists.attendeeState[row.state])}</Tag>{' '}
              {row.isLate ? <Tag tone="amber">{t.late}</Tag> : null}
              {row.endReason === null ? null : <p className="small">{row.endReason}</p>}
              {row.links.map(({ url, startsAt }) => (
                <p key={url + startsAt} className="small">
                  <OutsideLink href={url}>{`${t.link} ${formats.dateTime(startsAt)}`}</OutsideLink>
                </p>
              ))}
              <Materials materials={row.materials} />
            </>
          ),
        },
        { id: 'act', title: t.act, cell: (row) => <Acts row={row} /> },
      ]}
    />
  );
}

function Acts({ row }: { row: OwnAttendee }) {
  return (
    <>
      {row.offer !== null && row.may.includes('answerOffer') ? <Answering row={row} offer={row.offer} /> : null}
      {row.state === 'seated' ? <MakeTicket row={row} /> : null}
      {row.may.includes('giveBack') ? <Giving row={row} /> : null}
    </>
  );
}

function Answering({ row, offer }: { row: OwnAttendee; offer: NonNullable<OwnAttendee['offer']> }) {
  const t = useText(educationMessages);
  const formats = useFormats();
  const [said, setSaid] = useState(t.taken);
  const answering = useEducationDeed((answer: Answer) => answerOffer(offer.id, answer), said);
  const answer = (one: Answer) => {
    setSaid(one === 'accept' ? t.taken : t.declined);
    answering.mutate(one);
  };
  return (
    <>
      <p className="small">{t.until({ at: formats.dateTime(offer.expiresAt) })}</p>
      <Actions>
        <Button look="primary" size="small" isPending={answering.isPending} onPress={() => answer('accept')}>
          <span className="visually-hidden">{row.name}: </span>
          {t.take}
        </Button>
        <Button size="small" isPending={answering.isPending} onPress={() => answer('refuse')}>
          <span className="visually-hidden">{row.name}: </span>
          {t.decline}
        </Button>
      </Actions>
      {answering.error === null ? null : <Fault error={answering.error} />}
    </>
  );
}

function Giving({ row }: { row: OwnAttendee }) {
  const t = useText(educationMessages);
  const [isAsking, setAsking] = useState(false);
  const giving = useEducationDeed(
    () => giveBack(row),
    t.given,
    () => setAsking(false),
  );
  return (
    <>
      <Button look="quiet" size="small" aria-label={t.giveOf({ name: row.name })} onPress={() => setAsking(true)}>
        {t.give}
      </Button>
      <ConfirmSheet
        title={t.giveTitle({ name: row.name })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => giving.mutate()}
        confirmLabel={t.giveOf({ name: row.name })}
        isDanger
        isPending={giving.isPending}
        error={giving.error}
      >
        <p>{t.giveBody}</p>
      </ConfirmSheet>
    </>
  );
}
