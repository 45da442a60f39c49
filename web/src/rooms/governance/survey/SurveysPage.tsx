import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { type Surveys, surveysQuery } from './api.ts';
import { surveyMessages } from './messages.ts';
import { WriteSheet } from './WriteSheet.tsx';

/** Every survey, the latest first. */
export function SurveysPage() {
  const query = useQuery(surveysQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(surveys) => <Shown surveys={surveys} />}
      </Loaded>
    </Page>
  );
}

function Shown({ surveys: { items, may } }: { surveys: Surveys }) {
  const t = useText(surveyMessages);
  const pick = usePick();
  const formats = useFormats();
  const [isWriting, setWriting] = useState(false);
  const write = may.includes('write') ? (
    <Button look="primary" onPress={() => setWriting(true)}>
      {t.write}
    </Button>
  ) : undefined;
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
              title: t.name,
              isRowHeader: true,
              cell: (row) => <Link to={`/desk/surveys/${row.id}`}>{row.title}</Link>,
            },
            { id: 'sample', title: t.sample, cell: (row) => formats.number(row.sample) },
            { id: 'until', title: t.until, cell: (row) => formats.dateTime(row.closesAt) },
            { id: 'state', title: t.state, cell: (row) => pick(lists.surveyState[row.state]) },
          ]}
        />
      )}
      {isWriting ? <WriteSheet onClose={() => setWriting(false)} /> : null}
    </>
  );
}
