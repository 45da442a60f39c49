import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Actions, Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { TextField } from '#ui/TextField';
import { useGrantDeed } from '../api.ts';
import { findReference, type ReceivedRow, receivedQuery } from '../api-desk.ts';
import { ApplicationTag } from '../company/OwnApplicationsPage.tsx';
import { receivedMessages } from './messages.ts';

/** What was handed in for one call; every company in the list is told that it was read. */
export function ReceivedList({ callId }: { callId: string }) {
  const t = useText(receivedMessages);
  const query = useQuery(receivedQuery(callId));
  const columns = useColumns();
  return (
    <Section title={t.title}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (
          <Table
            caption={t.title}
            isCaptionHidden
            density="dense"
            rows={items}
            keyOf={({ id }) => id}
            empty={<EmptyState title={t.none}>{t.noneWhy}</EmptyState>}
            columns={columns}
          />
        )}
      </Loaded>
      <Reference />
    </Section>
  );
}

function useColumns(): readonly Column<ReceivedRow>[] {
  const t = useText(receivedMessages);
  const pick = usePick();
  const formats = useFormats();
  const won = (amount: number | null) => (amount === null ? '–' : formats.won(amount));
  return [
    {
      id: 'number',
      title: t.number,
      isRowHeader: true,
      cell: ({ id, number }) => <Link to={`/desk/grant-applications/${id}`}>{number}</Link>,
    },
    { id: 'company', title: t.company, cell: ({ companyName }) => companyName },
    { id: 'state', title: t.state, cell: ({ state }) => <ApplicationTag state={state} /> },
    { id: 'at', title: t.at, cell: ({ submittedAt }) => formats.dateTime(submittedAt) },
    { id: 'asked', title: t.asked, isNumeric: true, cell: ({ askedWon }) => won(askedWon) },
    { id: 'benefit', title: t.benefit, isNumeric: true, cell: ({ benefitWon }) => won(benefitWon) },
    {
      id: 'verdict',
      title: t.verdict,
      cell: ({ verdict }) => (verdict === null ? '–' : pick(lists.applicationVerdict[verdict])),
    },
    {
      id: 'checks',
      title: t.checks,
      cell: ({ lacking, correctionDueOn }) =>
        correctionDueOn === null
          ? lacking === 0
            ? '–'
            : t.lacking({ count: lacking })
          : t.awaited({ date: formats.date(correctionDueOn) }),
    },
  ];
}

function Reference() {
  const t = useText(receivedMessages);
  const go = useGo();
  const [reference, setReference] = useState('');
  const finding = useGrantDeed(
    async () => go(`/desk/grant-applications/${(await findReference(reference.trim().toUpperCase())).id}`),
    t.find,
  );
  return (
    <>
      <TextField
        label={t.reference}
        description={t.referenceWhy}
        isOptional
        placeholder="D-0123456789"
        value={reference}
        onChange={setReference}
        maxLength={12}
      />
      {finding.error === null ? null : <Fault error={finding.error} />}
      <Actions>
        <Button isDisabled={reference.trim() === ''} isPending={finding.isPending} onPress={() => finding.mutate()}>
          {t.find}
        </Button>
      </Actions>
    </>
  );
}
