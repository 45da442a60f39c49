import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { OutsideLink } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { useEducationDeed } from '../api.ts';
import {
  askForCertificates,
  type CertificateLine,
  paperOf,
  type RunCertificates,
  revokeCertificate,
  runCertificatesQuery,
  runPaper,
  surveyQuery,
} from './api.ts';
import { roomMessages } from './messages.ts';

const tones = { valid: 'green', expired: 'plain', revoked: 'red' } as const;
export function CertificateTag({ state }: { state: CertificateLine['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.certificateState[state])}</Tag>;
}

/** Who meets the rule, and the papers: made in one press for all, with progress. */
export function RunCertificatesPart({ runId }: { runId: string }) {
  const t = useText(roomMessages);
  const query = useQuery(runCertificatesQuery(runId));
  return (
    <Section title={t.certificates} lead={t.certificatesLead}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={3} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(view) => <Shown runId={runId} view={view} />}
      </Loaded>
    </Section>
  );
}

function Shown({ runId, view }: { runId: string; view: RunCertificates }) {
  const t = useText(roomMessages);
  const asking = useEducationDeed(() => askForCertificates(runId), t.asked);
  const isMade = view.people.some(({ certificate }) => certificate?.state === 'valid');
  if (view.people.length === 0) return <EmptyState size="small" title={t.none} />;
  return (
    <>
      <Actions>
        {view.batch !== null && !view.batch.isDone ? <Tag tone="blue">{t.progress(view.batch)}</Tag> : null}
        {view.ready > 0 && view.batch?.isDone !== false ? (
          <Button look="primary" isPending={asking.isPending} onPress={() => asking.mutate()}>
            {t.make({ count: view.ready })}
          </Button>
        ) : null}
        {isMade ? <OutsideLink href={runPaper(runId)}>{t.printAll}</OutsideLink> : null}
      </Actions>
      {asking.error === null ? null : <Fault error={asking.error} />}
      <People rows={view.people} />
    </>
  );
}

function People({ rows }: { rows: RunCertificates['people'] }) {
  const t = useText(roomMessages);
  const pick = usePick();
  return (
    <Table
      caption={t.certificates}
      isCaptionHidden
      density="dense"
      rows={rows}
      keyOf={(row) => row.attendeeId}
      columns={[
        { id: 'name', title: t.name, isRowHeader: true, cell: (row) => row.name },
        { id: 'attended', title: t.attended, isNumeric: true, cell: (row) => t.attendedOf(row) },
        { id: 'score', title: t.score, isNumeric: true, cell: (row) => row.score ?? '–' },
        {
          id: 'lacks',
          title: t.lacks,
          cell: (row) =>
            row.lacks.length === 0 ? t.met : row.lacks.map((part) => pick(lists.completionPart[part])).join(', '),
        },
        {
          id: 'certificate',
          title: t.certificate,
          cell: (row) => (row.certificate === null ? '–' : <Made certificate={row.certificate} />),
        },
      ]}
    />
  );
}

function Made({ certificate }: { certificate: CertificateLine }) {
  const t = useText(roomMessages);
  const [isAsking, setAsking] = useState(false);
  const { number } = certificate;
  const revoking = useEducationDeed(
    (reason: string) => revokeCertificate(certificate.id, reason),
    t.revoked,
    () => setAsking(false),
  );
  return (
    <>
      {number} <CertificateTag state={certificate.state} />
      {certificate.revokeReason === null ? null : <p className="small">{certificate.revokeReason}</p>}
      {certificate.state === 'revoked' ? null : (
        <Actions>
          <OutsideLink href={paperOf(certificate.id)}>
            <span className="visually-hidden">{number}: </span>
            {t.print}
          </OutsideLink>
          <Button look="quiet" size="small" aria-label={t.revokeOf({ number })} onPress={() => setAsking(true)}>
            {t.revoke}
          </Button>
        </Actions>
      )}
      <ReasonSheet
        title={t.revokeTitle({ number })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t.revokeOf({ number })}
        label={t.reason}
        mostCharacters={300}
        isDanger
        isPending={revoking.isPending}
        error={revoking.error}
        onConfirm={(reason) => revoking.mutate(reason)}
      />
    </>
  );
}

/** Results per course and trainer; the database gives nothing below five answers. */
export function SurveyPart() {
  const t = useText(roomMessages);
  const formats = useFormats();
  const query = useQuery(surveyQuery);
  return (
    <Section title={t.survey} lead={t.surveyLead}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={2} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState size="small" title={t.surveyNone} />
          ) : (
            <Table
              caption={t.survey}
              isCaptionHidden
              density="dense"
              rows={items}
              keyOf={(row) => `${row.kind} ${row.name}`}
              columns={[
                { id: 'name', title: t.surveyName, isRowHeader: true, cell: (row) => row.name },
                { id: 'answers', title: t.answers, isNumeric: true, cell: (row) => formats.number(row.answers) },
                { id: 'course', title: t.rateCourse, isNumeric: true, cell: (row) => formats.number(row.course, 1) },
                { id: 'trainer', title: t.rateTrainer, isNumeric: true, cell: (row) => formats.number(row.trainer, 1) },
                { id: 'use', title: t.rateUse, isNumeric: true, cell: (row) => formats.number(row.use, 1) },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
