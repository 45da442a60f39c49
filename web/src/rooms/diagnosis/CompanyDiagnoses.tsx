import type { DiagnosisHome, OutcomeSummary } from '@boru/contract/diagnosis';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, Page, PageHeader, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { diagnosisHomeQuery, discardDraft, draftQuery, startDraft } from './api.ts';
import { diagnosisMessages } from './messages.ts';

const DRAFT = '/company/diagnoses/draft';

/** The company's diagnoses: the one under way, and every finished one, newest first. `beside`: tasks of other rooms. */
export function CompanyDiagnoses({ beside }: { beside?: ReactNode }) {
  const t = useText(diagnosisMessages);
  const query = useQuery(diagnosisHomeQuery);
  return (
    <Page>
      <PageHeader title={t.homeTitle} lead={t.homeLead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(home) => <Home home={home} />}
      </Loaded>
      {beside}
    </Page>
  );
}

function Home({ home }: { home: DiagnosisHome }) {
  const t = useText(diagnosisMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: startDraft,
    onSuccess: async (draft) => {
      client.setQueryData(draftQuery.queryKey, draft);
      await client.invalidateQueries({ queryKey: ['diagnosis', 'home'] });
      await navigate({ to: DRAFT });
    },
  });
  const button = (label: string) => (
    <Button look="primary" isPending={start.isPending} onPress={() => start.mutate()}>
      {label}
    </Button>
  );
  return (
    <>
      {start.error === null ? null : <Fault error={start.error} wrote />}
      {home.draft === null ? null : <OpenDraft draft={home.draft} />}
      {home.outcomes.length === 0 && home.draft === null ? (
        <EmptyState title={t.homeEmpty} action={button(t.start)}>
          {t.homeEmptyLead} {t.whereCompany}
        </EmptyState>
      ) : null}
      {home.outcomes.length === 0 ? null : (
        <Section title={t.history} action={home.draft === null ? button(t.again) : undefined}>
          <History outcomes={home.outcomes} base="/company/diagnoses" />
        </Section>
      )}
    </>
  );
}

function OpenDraft({ draft }: { draft: NonNullable<DiagnosisHome['draft']> }) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const discard = useMutation({
    mutationFn: async () => {
      const { version } = await client.fetchQuery({ ...draftQuery, staleTime: 0 });
      return discardDraft(draft.id, version);
    },
    onSuccess: async () => {
      setAsking(false);
      client.removeQueries({ queryKey: draftQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['diagnosis'] });
    },
  });
  const date = formats.dateTime(draft.updatedAt);
  return (
    <Notice
      title={t.openDraft}
      action={
        <Actions>
          <LinkButton to={DRAFT} look="primary">
            {t.goOn}
          </LinkButton>
          <Button onPress={() => setAsking(true)}>{t.discard}</Button>
        </Actions>
      }
    >
      <p>{t.openDraftText({ answered: draft.answered, total: draft.questions, date })}</p>
      <ConfirmSheet
        title={t.discardTitle}
        isOpen={asking}
        isDanger
        isPending={discard.isPending}
        error={discard.error}
        onClose={() => setAsking(false)}
        confirmLabel={t.discardDo}
        onConfirm={() => discard.mutate()}
      >
        <p>{t.discardSafe}</p>
      </ConfirmSheet>
    </Notice>
  );
}

export function History({ outcomes, base }: { outcomes: readonly OutcomeSummary[]; base: string }) {
  const t = useText(diagnosisMessages);
  const formats = useFormats();
  const pick = usePick();
  const columns: Column<OutcomeSummary>[] = [
    { id: 'on', title: t.completedOn, cell: (row) => formats.date(row.completedOn), isRowHeader: true },
    { id: 'level', title: t.level, cell: (row) => (row.level === null ? t.noScore : pick(row.level.name)) },
    {
      id: 'total',
      title: t.total,
      cell: (row) => (row.total === null ? t.noScore : t.points({ score: formats.number(row.total) })),
      isNumeric: true,
    },
    {
      id: 'critical',
      title: t.criticalCount,
      cell: (row) => t.countText({ count: row.criticalGaps }),
      isNumeric: true,
    },
    {
      id: 'expires',
      title: t.expiresOn,
      cell: (row) => (
        <>
          {formats.date(row.expiresOn)} {row.expired ? <Tag tone="red">{t.expired}</Tag> : null}
        </>
      ),
    },
    {
      id: 'open',
      title: t.open,
      cell: (row) => (
        <Link to={`${base}/${row.id}`} aria-label={t.openOf({ date: formats.date(row.completedOn) })}>
          {t.open}
        </Link>
      ),
    },
  ];
  return <Table caption={t.history} isCaptionHidden columns={columns} rows={outcomes} keyOf={(row) => row.id} />;
}
