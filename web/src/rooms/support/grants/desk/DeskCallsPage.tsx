import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Page, PageHeader } from '#ui/Page';
import { Select } from '#ui/Select';
import { Table } from '#ui/Table';
import { TextArea, TextField } from '#ui/TextField';
import { type DeskCalls, deskCallsQuery, foundCall, useGrantDeed } from '../api.ts';
import { CallTag } from '../CallsPage.tsx';
import { deskGrantMessages } from './messages.ts';
import { firstTerms, wordsOf } from './terms.ts';

/** The calls of our agency, and the way to a new one. */
export function DeskCallsPage() {
  const t = useText(deskGrantMessages);
  const [isFounding, setFounding] = useState(false);
  const query = useQuery(deskCallsQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          query.data?.mayFound === true ? (
            <Button look="primary" onPress={() => setFounding(true)}>
              {t.found}
            </Button>
          ) : null
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(desk) => (
          <>
            <List desk={desk} />
            {isFounding ? <Founding desk={desk} onClose={() => setFounding(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function List({ desk }: { desk: DeskCalls }) {
  const t = useText(deskGrantMessages);
  const formats = useFormats();
  return (
    <Table
      caption={t.title}
      isCaptionHidden
      density="dense"
      rows={desk.items}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t.none}>{t.noneWhy}</EmptyState>}
      columns={[
        {
          id: 'name',
          title: t.name,
          isRowHeader: true,
          cell: ({ id, title, number }) => (
            <>
              <Link to={`/desk/grant-calls/${id}`}>{title}</Link>
              <br />
              <span className="small muted">{number}</span>
            </>
          ),
        },
        { id: 'state', title: t.state, cell: ({ state }) => <CallTag state={state} /> },
        {
          id: 'when',
          title: t.when,
          cell: ({ opensAt, closesAt }) => `${formats.dateTime(opensAt)} ~ ${formats.dateTime(closesAt)}`,
        },
        {
          id: 'applications',
          title: t.applications,
          isNumeric: true,
          cell: ({ applications }) => formats.number(applications),
        },
        { id: 'budget', title: t.budget, isNumeric: true, cell: ({ budgetWon }) => formats.won(budgetWon) },
      ]}
    />
  );
}

function Founding({ desk, onClose }: { desk: DeskCalls; onClose: () => void }) {
  const t = useText(deskGrantMessages);
  const pick = usePick();
  const go = useGo();
  const [programmeId, setProgramme] = useState<string | null>(desk.programmes[0]?.id ?? null);
  const [terms, setTerms] = useState(() => firstTerms(''));
  const call = wordsOf(terms);
  const founding = useGrantDeed(async () => {
    if (programmeId === null || call === null) return;
    go(`/desk/grant-calls/${(await foundCall({ programmeId, call })).id}`);
  }, t.saved);
  return (
    <ConfirmSheet
      title={t.found}
      isOpen
      onClose={onClose}
      onConfirm={() => founding.mutate()}
      confirmLabel={t.foundGo}
      isDisabled={programmeId === null || call === null}
      isPending={founding.isPending}
      whoSees={t.foundWho}
      {...(founding.error === null ? {} : { error: founding.error })}
    >
      <FormStack>
        <Select
          label={t.programme}
          {...(desk.programmes.length === 0 ? { description: t.programmeNone } : {})}
          value={programmeId}
          options={desk.programmes.map(({ id, name }) => ({ id, label: pick(name) }))}
          onChange={setProgramme}
          isRequired
        />
        <TextField
          label={t.name}
          isRequired
          value={terms.title}
          onChange={(title) => setTerms({ ...terms, title })}
          maxLength={120}
        />
        <TextArea
          label={t.notice}
          description={t.noticeWhy}
          isRequired
          rows={4}
          maxCharacters={6000}
          value={terms.notice}
          onChange={(notice) => setTerms({ ...terms, notice })}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
