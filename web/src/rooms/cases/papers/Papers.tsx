import type { PaperList, PaperView } from '@boru/contract/papers';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { api } from '#lib/fetcher';
import { bytesText, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { Fault } from '#ui/ErrorState';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag, type TagTone } from '#ui/Tag';
import { TakeLink } from '#ui/TakeLink';
import { casesKey } from '../api.ts';
import { paperMessages } from './messages.ts';
import styles from './Papers.module.css';

const accepted = ['pdf', 'hwp', 'hwpx', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'png', 'jpg', 'jpeg', 'txt', 'csv'].map(
  (extension) => `.${extension}`,
);
const tones: Readonly<Record<PaperView['state'], TagTone>> = {
  uploaded: 'amber',
  scanning: 'amber',
  clean: 'green',
  infected: 'red',
  unscanned: 'plain',
};
const isBeingScanned = (paper: PaperView): boolean => paper.state === 'uploaded' || paper.state === 'scanning';

const papersQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, 'papers', caseId],
    queryFn: ({ signal }) => api<PaperList>('GET /api/cases/:id/papers', { params: { id: caseId }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isBeingScanned) ? 4_000 : false),
  });

const attach = (caseId: string, file: File): Promise<PaperView> => {
  const body = new FormData();
  body.append('file', file);
  return api<PaperView>('POST /api/cases/:id/papers', { params: { id: caseId }, body });
};

/** The papers of a case, for the company and the desk alike; the server says who may add. */
export function Papers({ caseId }: { caseId: string }) {
  const t = useText(paperMessages);
  const papers = useQuery(papersQuery(caseId));
  const columns = useColumns(caseId);
  return (
    <Section title={t.title}>
      {papers.data?.mayAdd === true ? <AddPaper caseId={caseId} /> : null}
      {papers.error === null ? null : <Fault error={papers.error} onRetry={() => void papers.refetch()} />}
      {papers.data === undefined ? null : (
        <Table
          caption={t.title}
          isCaptionHidden
          columns={columns}
          rows={papers.data.items}
          keyOf={(paper) => paper.id}
          empty={<p className="muted">{t.none}</p>}
          density="dense"
        />
      )}
      <p className="small muted">{t.traced}</p>
      <p className="small" data-print="hide">
        {t.summary}:{' '}
        <TakeLink address={`/api/cases/${caseId}/paper?format=pdf`} name="PDF" label={`${t.summary} PDF`} /> ·{' '}
        <TakeLink address={`/api/cases/${caseId}/paper?format=hwpx`} name="HWPX" label={`${t.summary} HWPX`} />
      </p>
    </Section>
  );
}

function AddPaper({ caseId }: { caseId: string }) {
  const t = useText(paperMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (file: File) => attach(caseId, file),
    onSuccess: () => client.invalidateQueries({ queryKey: casesKey }),
  });
  const reason = fieldError(add.error, 'file', locale);
  return (
    <div className={styles.add}>
      <Notice tone="warning" look="line">
        <p>{t.warning}</p>
        <p className="small">{t.kinds}</p>
      </Notice>
      <div>
        <FileTrigger
          acceptedFileTypes={accepted}
          onSelect={(files) => {
            const file = files?.[0];
            if (file !== undefined) add.mutate(file);
          }}
        >
          <Button isPending={add.isPending}>{t.add}</Button>
        </FileTrigger>
      </div>
      {add.data === undefined ? null : <Notice tone="success" isLive title={t.added({ name: add.data.name })} />}
      {reason === undefined ? null : <Notice tone="danger" isLive title={reason} />}
      {add.error === null ? null : <Fault error={add.error} />}
    </div>
  );
}

function useColumns(caseId: string): readonly Column<PaperView>[] {
  const t = useText(paperMessages);
  const formats = useFormats();
  return [
    {
      id: 'name',
      title: t.name,
      isRowHeader: true,
      cell: (paper) => <PaperName caseId={caseId} paper={paper} />,
    },
    { id: 'state', title: t.state, cell: (paper) => <Tag tone={tones[paper.state]}>{t[paper.state]}</Tag> },
    { id: 'size', title: t.size, isNumeric: true, cell: (paper) => bytesText(paper.size) },
    { id: 'from', title: t.from, cell: (paper) => (paper.self ? t.me : t[paper.from]) },
    { id: 'at', title: t.at, cell: (paper) => formats.dateTime(paper.createdAt) },
  ];
}

function PaperName({ caseId, paper }: { caseId: string; paper: PaperView }) {
  const t = useText(paperMessages);
  if (paper.mayDownload)
    return (
      <span className={styles.name}>
        <TakeLink
          address={`/api/cases/${caseId}/papers/${paper.id}`}
          name={paper.name}
          label={t.download({ name: paper.name })}
          isOwn={paper.ours}
        />
      </span>
    );
  return (
    <span className={styles.name}>
      {paper.name}
      <br />
      <span className="small muted">{paper.state === 'infected' ? t.quarantined : t.waits}</span>
    </span>
  );
}
