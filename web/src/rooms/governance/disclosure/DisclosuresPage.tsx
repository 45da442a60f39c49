import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Button } from '#ui/Button';
import { Clock } from '#ui/Clock';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { type Disclosures, disclosuresQuery } from './api.ts';
import { disclosureMessages } from './messages.ts';
import { RegisterSheet } from './RegisterSheet.tsx';

/** 정보공개 처리대장: what reached the agency, by when it decides, what it decided. */
export function DisclosuresPage() {
  const query = useQuery(disclosuresQuery);
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(list) => <Shown list={list} />}
      </Loaded>
    </Page>
  );
}

function Shown({ list }: { list: Disclosures }) {
  const t = useText(disclosureMessages);
  const [isWriting, setWriting] = useState(false);
  const register = list.may.includes('register') ? (
    <Button look="primary" onPress={() => setWriting(true)}>
      {t.register}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={list.items.length === 0 ? undefined : register} />
      <FormStack>
        <Notice title={t.never}>{t.neverWords}</Notice>
        {list.items.length === 0 ? (
          <EmptyState title={t.none} action={register}>
            {t.noneBody}
          </EmptyState>
        ) : (
          <Register list={list} />
        )}
      </FormStack>
      {isWriting ? <RegisterSheet today={list.today} onClose={() => setWriting(false)} /> : null}
    </>
  );
}

function Register({ list }: { list: Disclosures }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      rows={list.items}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'receipt',
          title: t.receipt,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/disclosure/${row.id}`}>{row.receiptNumber}</Link>,
        },
        { id: 'wish', title: t.wish, cell: (row) => row.wish.slice(0, 80) },
        { id: 'received', title: t.receivedOn, cell: (row) => formats.date(row.receivedOn) },
        { id: 'due', title: t.due, cell: (row) => <Clock due={row.dueOn} isSettled={row.state !== 'received'} /> },
        {
          id: 'state',
          title: t.state,
          cell: (row) =>
            row.outcome === null ? (
              <Tag tone={row.isLate ? 'red' : 'plain'}>{pick(lists.disclosureState[row.state])}</Tag>
            ) : (
              <Tag tone="green">{pick(lists.disclosureOutcome[row.outcome])}</Tag>
            ),
        },
      ]}
    />
  );
}
