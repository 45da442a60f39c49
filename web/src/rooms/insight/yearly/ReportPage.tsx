import { lists } from '@boru/contract/words';
import { type ReportWords, ReportWords as Words } from '@boru/contract/yearly';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraft } from '#lib/drafts';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader, Section } from '#ui/Page';
import { PaperButtons } from '#ui/PaperButtons';
import { Tag } from '#ui/Tag';
import { TextArea } from '#ui/TextField';
import { closeReport, countReport, paperAddress, type Report, reportQuery, useReportDeed, writeReport } from './api.ts';
import { FigureTable } from './FigureTable.tsx';
import { reportMessages } from './messages.ts';

/** One yearly report: the words of its chapters, and the figures that stand among them. */
export function ReportPage() {
  const query = useQuery(reportQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={12} height="60rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(report) => <Shown report={report} />}
      </Loaded>
    </Page>
  );
}

function Shown({ report }: { report: Report }) {
  const t = useText(reportMessages);
  const pick = usePick();
  const formats = useFormats();
  const name = t.name({ year: report.year });
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t.title, to: '/desk/yearly-reports' }, { label: name }]}
        meta={
          <>
            <Tag tone={report.state === 'closed' ? 'green' : 'plain'}>
              {pick(lists.yearlyReportState[report.state])}
            </Tag>
            <span>{t.written({ name: report.writtenBy })}</span>
            {report.closedAt === null ? null : (
              <span>{t.closedBy({ by: report.closedBy ?? '', at: formats.dateTime(report.closedAt) })}</span>
            )}
          </>
        }
        actions={report.may.includes('write') ? <Leading report={report} /> : undefined}
      />
      {report.state === 'counting' ? (
        <Notice tone="info" isLive>
          {t.counting}
        </Notice>
      ) : null}
      {report.countedAt === null ? null : (
        <PaperButtons addressOf={(format) => paperAddress(report.id, format)} labels={{ pdf: t.pdf, hwpx: t.hwpx }} />
      )}
      <WordsOf report={report} />
      <Section title={t.figures} lead={t.figuresLead}>
        {report.figures.map((figure) => (
          <FigureTable key={figure.key} figure={figure} />
        ))}
      </Section>
    </>
  );
}

function Leading({ report: { id, version, state } }: { report: Report }) {
  const t = useText(reportMessages);
  const [isClosing, setClosing] = useState(false);
  const counting = useReportDeed(() => countReport(id, version), t.counted);
  const closing = useReportDeed(
    () => closeReport(id, version),
    t.closed,
    () => setClosing(false),
  );
  if (state !== 'draft') return null;
  return (
    <>
      <Button onPress={() => counting.mutate()} isPending={counting.isPending}>
        {t.count}
      </Button>
      <Button look="primary" onPress={() => setClosing(true)}>
        {t.close}
      </Button>
      <Fault error={counting.error} />
      {isClosing ? (
        <ConfirmSheet
          title={t.closeTitle}
          isOpen
          onClose={() => setClosing(false)}
          onConfirm={() => closing.mutate()}
          confirmLabel={t.close}
          isPending={closing.isPending}
          error={closing.error}
          whoSees={t.closeWho}
          takeBack={t.closeBack}
        />
      ) : null}
    </>
  );
}

const mostCharacters = 4000;
const readKept = (kept: unknown): ReportWords | null => Words.safeParse(kept).data ?? null;

function WordsOf({ report }: { report: Report }) {
  const t = useText(reportMessages);
  const pick = usePick();
  const draft = useDraft<ReportWords>(`yearly.${report.id}.${report.version}`, report.words, readKept);
  const saving = useReportDeed(() => writeReport(report.id, report.version, draft.value), t.saved, draft.clear);
  const mayWrite = report.may.includes('write');
  if (!mayWrite)
    return report.chapters
      .filter(({ key }) => report.words[key] !== null)
      .map(({ key, name }) => (
        <Section key={key} title={pick(name)}>
          <p className="prose" lang="ko">
            {report.words[key]}
          </p>
        </Section>
      ));
  return (
    <Section title={t.words} lead={t.wordsLead}>
      <FormStack>
        {report.chapters.map(({ key, name }) => (
          <TextArea
            key={key}
            label={pick(name)}
            rows={3}
            maxCharacters={mostCharacters}
            value={draft.value[key] ?? ''}
            onChange={(text) => draft.set({ ...draft.value, [key]: text === '' ? null : text })}
          />
        ))}
        <Fault error={saving.error} />
        <Actions>
          <Button look="primary" onPress={() => saving.mutate()} isPending={saving.isPending}>
            {t.save}
          </Button>
          {JSON.stringify(draft.value) === JSON.stringify(report.words) ? null : (
            <span className="muted">{t.unsaved}</span>
          )}
        </Actions>
      </FormStack>
    </Section>
  );
}
