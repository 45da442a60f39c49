import { addDays } from '@boru/contract/civil';
import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { todayInSeoul, useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { useGo } from '#lib/navigation';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { DateField } from '#ui/DateField';
import { Dialog } from '#ui/Dialog';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Page, PageHeader, Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { TextField } from '#ui/TextField';
import { deskConsultingQuery, openRound, type RoundLine, useConsultingDeed } from '../api.ts';
import { deskConsultingMessages } from './messages.ts';
import { Requests } from './Requests.tsx';

export function DeskConsultingPage() {
  const t = useText(deskConsultingMessages);
  const query = useQuery(deskConsultingQuery);
  const [isOpening, setOpening] = useState(false);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <LinkButton to="/desk/experts">{t.pool}</LinkButton>
            {query.data?.mayWrite === true ? (
              <Button look="primary" onPress={() => setOpening(true)}>
                {t.openRound}
              </Button>
            ) : null}
          </>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} height="40rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, rounds, mayWrite }) => (
          <>
            <Rounds rows={rounds} />
            <Section title={t.requests}>
              {items.length === 0 ? (
                <EmptyState size="small" title={t.requestsNone}>
                  {t.requestsWhy}
                </EmptyState>
              ) : (
                <Requests rows={items} mayWrite={mayWrite} />
              )}
            </Section>
          </>
        )}
      </Loaded>
      {isOpening ? <Opening onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

const roundTones = { open: 'amber', published: 'green', cancelled: 'plain' } as const;
export function RoundTag({ state }: Pick<RoundLine, 'state'>) {
  const pick = usePick();
  return <Tag tone={roundTones[state]}>{pick(lists.roundState[state])}</Tag>;
}

function Rounds({ rows }: { rows: readonly RoundLine[] }) {
  const t = useText(deskConsultingMessages);
  const formats = useFormats();
  return (
    <Section title={t.rounds}>
      <Table
        caption={t.rounds}
        isCaptionHidden
        density="dense"
        rows={rows}
        keyOf={({ id }) => id}
        empty={
          <EmptyState size="small" title={t.roundsNone}>
            {t.roundsWhy}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            title: t.roundTitle,
            isRowHeader: true,
            cell: (row) => <Link to={`/desk/consulting/${row.id}`}>{row.title}</Link>,
          },
          { id: 'period', title: t.period, cell: (row) => formats.period(row.fromOn, row.untilOn) },
          { id: 'count', title: t.count, isNumeric: true, cell: (row) => t.countOf({ count: row.requests }) },
          { id: 'state', title: t.state, cell: (row) => <RoundTag state={row.state} /> },
        ]}
      />
    </Section>
  );
}

function Opening({ onClose }: { onClose: () => void }) {
  const t = useText(deskConsultingMessages);
  const locale = useLocale();
  const go = useGo();
  const [draft, setDraft] = useState({
    ...{ title: '', fromOn: addDays(todayInSeoul(), 7), untilOn: addDays(todayInSeoul(), 67) },
  });
  const [isTried, setTried] = useState(false);
  const opening = useConsultingDeed(async () => {
    const { id } = await openRound(draft);
    go(`/desk/consulting/${id}`);
  }, t.roundOpened);
  const send = () => {
    setTried(true);
    if (draft.title.trim() !== '') opening.mutate();
  };
  return (
    <Dialog
      title={t.openRound}
      isOpen
      onClose={onClose}
      isSteady
      actions={
        <Button look="primary" isPending={opening.isPending} onPress={send}>
          {t.openRound}
        </Button>
      }
    >
      <FormStack>
        <TextField
          label={t.roundTitle}
          isRequired
          maxLength={120}
          value={draft.title}
          onChange={(title) => setDraft({ ...draft, title })}
          error={isTried && draft.title.trim() === '' ? t.needed : fieldError(opening.error, 'title', locale)}
        />
        <DateField
          label={t.from}
          isRequired
          value={draft.fromOn}
          onChange={(on) => on && setDraft({ ...draft, fromOn: on })}
        />
        <DateField
          label={t.until}
          isRequired
          value={draft.untilOn}
          onChange={(on) => on && setDraft({ ...draft, untilOn: on })}
          error={fieldError(opening.error, 'untilOn', locale)}
        />
        {opening.error === null ? null : <Fault error={opening.error} wrote />}
      </FormStack>
    </Dialog>
  );
}
