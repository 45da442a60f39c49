import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Letters, lettersQuery } from './api.ts';
import { LetterSheet } from './LetterSheet.tsx';
import { letterMessages } from './messages.ts';

/** What the own agency leads, and what it is asked to join. */
export function LettersPage() {
  const query = useQuery(lettersQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(letters) => <Shown letters={letters} />}
      </Loaded>
    </Page>
  );
}

function Shown({ letters }: { letters: Letters }) {
  const t = useText(letterMessages);
  const pick = usePick();
  const [isWriting, setWriting] = useState(false);
  const { items } = letters;
  const write = (
    <Button look="primary" onPress={() => setWriting(true)}>
      {t.write}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={items.length === 0 ? undefined : write} />
      {items.length === 0 ? (
        <EmptyState title={t.none} action={write}>
          {t.noneBody}
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          isCaptionHidden
          rows={items}
          keyOf={(row) => row.id}
          columns={[
            {
              id: 'title',
              title: t.subject,
              isRowHeader: true,
              cell: (row) => (
                <>
                  <Link to={`/desk/letters/${row.id}`}>{row.title}</Link>{' '}
                  {row.isAsked ? <Tag tone="blue">{t.yourTurn}</Tag> : null}
                </>
              ),
            },
            { id: 'lead', title: t.leadAgency, cell: (row) => pick(row.lead) },
            { id: 'consent', title: t.consent, cell: (row) => t.agreedOf(row) },
            { id: 'number', title: t.number, cell: (row) => row.number ?? '–' },
            { id: 'state', title: t.state, cell: (row) => pick(lists.letterState[row.state]) },
          ]}
        />
      )}
      {isWriting ? <LetterSheet letter={null} letters={letters} onClose={() => setWriting(false)} /> : null}
    </>
  );
}
