import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePathParam } from '#lib/navigation';
import { Button } from '#ui/Button';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { ReasonSheet } from '#ui/ReasonSheet';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import styles from './Articles.module.css';
import { articleQuery, type Detail, type Edition, useArticleDeed, withdrawEdition } from './api.ts';
import { Comparison } from './Comparison.tsx';
import { EditionSheet } from './EditionSheet.tsx';
import { articleMessages } from './messages.ts';

/** One article: its words of today, what a revision changed, and every edition there was. */
export function ArticlePage() {
  const query = useQuery(articleQuery(usePathParam('id')));
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton lines={10} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(article) => <Shown article={article} />}
      </Loaded>
    </Page>
  );
}

function Shown({ article }: { article: Detail }) {
  const t = useText(articleMessages);
  const [isAdding, setAdding] = useState(false);
  const valid = article.editions.filter(({ withdrawn }) => withdrawn === null);
  const current = valid.find(({ isInForce }) => isInForce) ?? valid[0] ?? article.editions[0];
  if (current === undefined) return null;
  const name = current.number === null ? current.title : `${current.number}(${current.title})`;
  return (
    <>
      <PageHeader
        title={<span lang="ko">{name}</span>}
        crumbs={[{ label: t.title, to: '/ordinance' }, { label: name }]}
        meta={
          <>
            <span lang="ko">{article.statute}</span>
            {current.isVerified ? null : <Doubt note={current.words === null ? t.noWords : t.doubt} />}
          </>
        }
        actions={
          article.may.includes('write') ? (
            <Button look="primary" onPress={() => setAdding(true)}>
              {t.newEdition}
            </Button>
          ) : undefined
        }
      />
      <Section title={t.text}>
        {current.words === null ? (
          <p className="muted">{t.noWords}</p>
        ) : (
          <p className={styles.words} lang="ko">
            {current.words}
          </p>
        )}
      </Section>
      <Section title={t.compare} lead={t.compareLead}>
        <Comparison editions={valid} />
      </Section>
      <Section title={t.editions}>
        <Editions article={article} />
      </Section>
      {isAdding ? <EditionSheet article={article} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function Editions({ article }: { article: Detail }) {
  const t = useText(articleMessages);
  const formats = useFormats();
  const [leaving, setLeaving] = useState<Edition | null>(null);
  const mayWrite = article.may.includes('write');
  return (
    <>
      <Table
        caption={t.editions}
        isCaptionHidden
        rows={article.editions}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'from',
            title: t.validFrom,
            isRowHeader: true,
            cell: (row) => (
              <>
                {row.validFrom === null ? t.unknownDay : formats.date(row.validFrom)}
                {row.validTo === null ? null : ` (${t.until({ on: formats.date(row.validTo) })})`}{' '}
                <State edition={row} />
              </>
            ),
          },
          {
            id: 'name',
            title: t.name,
            cell: (row) => <span lang="ko">{`${row.number ?? ''} ${row.title}`.trim()}</span>,
          },
          { id: 'source', title: t.source, cell: (row) => <span lang="ko">{row.source}</span> },
          {
            id: 'by',
            title: t.writtenBy,
            cell: (row) => `${row.writtenBy ?? t.pack}, ${formats.dateTime(row.writtenAt)}`,
          },
          ...(mayWrite
            ? [
                {
                  id: 'deed',
                  title: t.withdraw,
                  cell: (row: Edition) =>
                    row.withdrawn === null ? (
                      <Button size="small" onPress={() => setLeaving(row)}>
                        {t.withdraw}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {leaving === null ? null : <Withdrawal edition={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function State({ edition }: { edition: Edition }) {
  const t = useText(articleMessages);
  const formats = useFormats();
  if (edition.withdrawn !== null) {
    const { by, at, reason } = edition.withdrawn;
    return (
      <>
        <Tag tone="plain">{t.withdrawnTag}</Tag>{' '}
        <span className="small">{t.withdrawnBy({ by, at: formats.dateTime(at), reason })}</span>
      </>
    );
  }
  return (
    <>
      {edition.isInForce ? <Tag tone="green">{t.inForce}</Tag> : null}{' '}
      {edition.isVerified ? null : <Doubt note={t.doubt} />}
    </>
  );
}

function Withdrawal({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const t = useText(articleMessages);
  const leaving = useArticleDeed((reason: string) => withdrawEdition(edition.id, reason), t.withdrawn, onClose);
  return (
    <ReasonSheet
      title={t.withdrawTitle}
      isOpen
      onClose={onClose}
      onConfirm={(reason) => leaving.mutate(reason)}
      confirmLabel={t.withdraw}
      label={t.withdrawReason}
      mostCharacters={300}
      isPending={leaving.isPending}
      error={leaving.error}
      whoSees={t.withdrawWho}
      isDanger
    />
  );
}
