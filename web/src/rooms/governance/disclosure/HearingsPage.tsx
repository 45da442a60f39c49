import { HearingPosition } from '@boru/contract/disclosure';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { newKey } from '#lib/new-key';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { Table } from '#ui/Table';
import { TextArea } from '#ui/TextField';
import { answerHearing, type Hearings, hearingsQuery, useDisclosureDeed } from './api.ts';
import { Due } from './Due.tsx';
import { disclosureMessages } from './messages.ts';

type Hearing = Hearings['items'][number];

/** What agencies ask the company before they decide on disclosure. */
export function HearingsPage() {
  const t = useText(disclosureMessages);
  const query = useQuery(hearingsQuery);
  return (
    <Page>
      <PageHeader title={t.companyTitle} lead={t.companyLead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={4} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <Asked items={items} />}
      </Loaded>
    </Page>
  );
}

function Asked({ items }: { items: readonly Hearing[] }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  const [answering, setAnswering] = useState<Hearing | null>(null);
  if (items.length === 0) return <EmptyState title={t.companyNone}>{t.companyNoneBody}</EmptyState>;
  return (
    <>
      <Table
        caption={t.companyTitle}
        isCaptionHidden
        rows={items}
        keyOf={(row) => row.id}
        columns={[
          { id: 'agency', title: t.asks, isRowHeader: true, cell: (row) => pick(row.agency) },
          { id: 'receipt', title: t.receipt, cell: (row) => row.receiptNumber },
          { id: 'subject', title: t.subject, cell: (row) => row.subject },
          { id: 'basis', title: t.basis, cell: (row) => pick(lists.hearingBasis[row.basis]) },
          {
            id: 'due',
            title: t.untilDay,
            cell: (row) => <Due on={row.dueOn} clock={row.clock} isSettled={row.position !== null} />,
          },
          {
            id: 'opinion',
            title: t.opinion,
            cell: (row) =>
              row.position === null ? (
                <Button size="small" onPress={() => setAnswering(row)} aria-label={`${row.receiptNumber} ${t.answer}`}>
                  {t.answer}
                </Button>
              ) : (
                <>
                  {pick(lists.hearingPosition[row.position])}
                  <p className="small muted">{row.words}</p>
                </>
              ),
          },
        ]}
      />
      {answering === null ? null : <AnswerSheet hearing={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function AnswerSheet({ hearing, onClose }: { hearing: Hearing; onClose: () => void }) {
  const t = useText(disclosureMessages);
  const pick = usePick();
  // One key for the sheet: pressing twice is answering once.
  const [key] = useState(newKey);
  const [position, setPosition] = useState<HearingPosition>('objects');
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const answering = useDisclosureDeed(
    () => answerHearing(hearing.id, { key, position, words: words.trim() }),
    t.answered,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.answerTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (words.trim() !== '') answering.mutate();
      }}
      confirmLabel={t.answer}
      isPending={answering.isPending}
      error={answering.error}
      whoSees={t.answerWho}
      takeBack={t.answerBack}
    >
      <FormStack>
        <p>{hearing.subject}</p>
        {hearing.isOver ? <p className="muted">{t.overdue}</p> : null}
        <RadioGroup
          label={t.position}
          options={HearingPosition.options.map((id) => ({ id, label: pick(lists.hearingPosition[id]) }))}
          value={position}
          onChange={(id) => setPosition(HearingPosition.options.find((one) => one === id) ?? position)}
        />
        <TextArea
          label={t.words}
          isRequired
          rows={5}
          maxCharacters={3000}
          value={words}
          onChange={setWords}
          error={isTried && words.trim() === '' ? t.needed : undefined}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
