import { ArticleKind } from '@boru/contract/ordinance';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useAddressQuery, useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Article, type Articles, articlesQuery } from './api.ts';
import { EditionSheet } from './EditionSheet.tsx';
import { articleMessages } from './messages.ts';

/** Every article this work rests on, as it reads on a day. */
export function ArticlesPage() {
  const t = useText(articleMessages);
  const { on } = useAddressQuery();
  const query = useQuery(articlesQuery(on));
  const [isWriting, setWriting] = useState(false);
  const write = query.data?.may.includes('write') ? (
    <Button look="primary" onPress={() => setWriting(true)}>
      {t.write}
    </Button>
  ) : undefined;
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={write} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(articles) => <Shown articles={articles} />}
      </Loaded>
      {isWriting ? <EditionSheet article={null} onClose={() => setWriting(false)} /> : null}
    </Page>
  );
}

function Shown({ articles }: { articles: Articles }) {
  const t = useText(articleMessages);
  const go = useGo();
  if (articles.articles.length === 0) return <EmptyState title={t.none}>{t.noneBody}</EmptyState>;
  return (
    <>
      <DateField
        label={t.asOf}
        description={t.asOfHint}
        value={articles.on}
        onChange={(on) => {
          if (on !== null) go(on === articles.today ? '/ordinance' : `/ordinance?on=${on}`, { keepScroll: true });
        }}
      />
      {ArticleKind.options.map((kind) => {
        const rows = articles.articles.filter((one) => one.kind === kind);
        return rows.length === 0 ? null : (
          <Section key={kind} title={t[kind]}>
            <Rows rows={rows} caption={t[kind]} />
          </Section>
        );
      })}
    </>
  );
}

function Rows({ rows, caption }: { rows: readonly Article[]; caption: string }) {
  const t = useText(articleMessages);
  const formats = useFormats();
  return (
    <Table
      caption={caption}
      isCaptionHidden
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'article',
          title: t.article,
          isRowHeader: true,
          cell: (row) => (
            <>
              <Link to={`/ordinance/${row.id}`}>{row.number === null ? row.title : `${row.number}(${row.title})`}</Link>{' '}
              {row.isVerified ? null : <Doubt note={row.words === null ? t.noWords : t.doubt} />}
            </>
          ),
        },
        { id: 'statute', title: t.statute, cell: (row) => <span lang="ko">{row.statute}</span> },
        {
          id: 'from',
          title: t.validFrom,
          cell: (row) => (
            <>
              {row.validFrom === null ? t.unknownDay : formats.date(row.validFrom)}{' '}
              {row.isInForce ? null : <Tag tone="amber">{t.notInForce}</Tag>}
            </>
          ),
        },
        {
          id: 'editions',
          title: t.editions,
          isNumeric: true,
          cell: (row) => t.editionsValue({ count: row.editions }),
        },
      ]}
    />
  );
}
