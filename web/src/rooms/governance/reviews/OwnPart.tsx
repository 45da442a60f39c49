import { useState } from 'react';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { LinkButton } from '#ui/Link';
import { Notice } from '#ui/Notice';
import { Section } from '#ui/Page';
import { Table } from '#ui/Table';
import { type Entry, handIn, type Review, useAgreementDeed } from '../commitments/api.ts';
import { amountText, StandingTag } from '../commitments/Standing.tsx';
import { EntrySheet } from './EntrySheet.tsx';
import { reviewMessages } from './messages.ts';

export type Own = { readonly promise: Review['waiting'][number]; readonly entry: Entry | null };

/** What our agency writes: everything that waits first, then what is written. */
export function OwnPart({ review }: { review: Review }) {
  const t = useText(reviewMessages);
  const mine = review.agencies.find(({ isOwn }) => isOwn);
  if (mine === undefined || review.state !== 'open') return null;
  const rows: Own[] = [
    ...review.waiting.map((promise) => ({ promise, entry: null })),
    ...review.entries.filter(({ agencyId }) => agencyId === mine.agencyId).map((entry) => ({ promise: entry, entry })),
  ];
  return (
    <Section title={t.own} action={<HandIn review={review} />}>
      {mine.reason === null ? null : <Notice tone="warning">{t.returned({ reason: mine.reason })}</Notice>}
      {mine.state === 'submitted' ? <Notice tone="success">{t.ownSubmitted}</Notice> : null}
      {review.may.includes('submit') ? <Notice tone="info">{t.ownDone}</Notice> : null}
      {rows.length === 0 ? (
        <Notice tone="info" title={t.ownNone}>
          <LinkButton to="/desk/agreement">{t.toPromises}</LinkButton>
        </Notice>
      ) : (
        <Rows review={review} rows={rows} />
      )}
    </Section>
  );
}

function Rows({ review, rows }: { review: Review; rows: readonly Own[] }) {
  const t = useText(reviewMessages);
  const [open, setOpen] = useState<Own | null>(null);
  const mayWrite = review.may.includes('write');
  return (
    <>
      <Table
        caption={t.own}
        isCaptionHidden
        rows={rows}
        keyOf={({ promise }) => promise.commitmentId}
        columns={[
          { id: 'promise', title: t.promise, isRowHeader: true, cell: ({ promise }) => promise.title },
          {
            id: 'figures',
            title: t.figures,
            cell: ({ promise, entry }) =>
              t.figuresValue({
                target: amountText(promise.target, promise.unit),
                actual: entry === null || entry.actual === null ? '–' : amountText(entry.actual, entry.unit),
              }),
          },
          {
            id: 'standing',
            title: t.result,
            cell: ({ entry }) =>
              entry === null ? <span className="muted">{t.empty}</span> : <StandingTag standing={entry.standing} />,
          },
          {
            id: 'write',
            title: '',
            cell: (row) =>
              mayWrite ? (
                <Button
                  size="small"
                  aria-label={`${row.promise.title} ${row.entry === null ? t.write : t.change}`}
                  onPress={() => setOpen(row)}
                >
                  {row.entry === null ? t.write : t.change}
                </Button>
              ) : null,
          },
        ]}
      />
      {open === null ? null : <EntrySheet review={review} own={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function HandIn({ review }: { review: Review }) {
  const t = useText(reviewMessages);
  const [isOpen, setOpen] = useState(false);
  const sending = useAgreementDeed(
    () => handIn(review.id),
    t.handedIn,
    () => setOpen(false),
  );
  if (!review.may.includes('submit')) return null;
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t.handIn}
      </Button>
      <ConfirmSheet
        title={t.handInTitle}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => sending.mutate()}
        confirmLabel={t.handIn}
        isPending={sending.isPending}
        error={sending.error}
        whoSees={t.whoSees}
        takeBack={t.handInBack}
      />
    </>
  );
}
