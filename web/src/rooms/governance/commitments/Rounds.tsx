import { addDays } from '@boru/contract/civil';
import { lists } from '@boru/contract/words';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { fieldError } from '#lib/problem';
import { Button } from '#ui/Button';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DateField } from '#ui/DateField';
import { EmptyState } from '#ui/EmptyState';
import { Link } from '#ui/Link';
import { NumberField } from '#ui/NumberField';
import { FormStack } from '#ui/Page';
import { Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { openReview, useAgreementDeed, type Whole } from './api.ts';
import { commitmentMessages } from './messages.ts';

export function ReviewTag({ state }: { state: Whole['rounds'][number]['state'] }) {
  const pick = usePick();
  return <Tag tone={state === 'open' ? 'amber' : 'green'}>{pick(lists.yearlyReviewState[state])}</Tag>;
}

/** The years, newest first. */
export function Rounds({ whole }: { whole: Whole }) {
  const t = useText(commitmentMessages);
  const [isOpen, setOpen] = useState(false);
  const begin = whole.may.includes('govern') ? (
    <Button look="primary" onPress={() => setOpen(true)}>
      {t.openReview}
    </Button>
  ) : undefined;
  return (
    <>
      {whole.rounds.length === 0 ? (
        <EmptyState title={t.noReviews} action={begin}>
          {t.noReviewsBody}
        </EmptyState>
      ) : (
        <>
          {begin}
          <Years whole={whole} />
        </>
      )}
      {isOpen ? <Opening whole={whole} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Years({ whole }: { whole: Whole }) {
  const t = useText(commitmentMessages);
  const formats = useFormats();
  return (
    <Table
      caption={t.reviews}
      isCaptionHidden
      rows={whole.rounds}
      keyOf={(row) => row.id}
      columns={[
        {
          id: 'year',
          title: t.year,
          isRowHeader: true,
          cell: (row) => <Link to={`/desk/agreement/reviews/${row.id}`}>{String(row.year)}</Link>,
        },
        { id: 'state', title: t.state, cell: (row) => <ReviewTag state={row.state} /> },
        { id: 'due', title: t.due, cell: (row) => formats.date(row.dueOn) },
        { id: 'in', title: t.handedIn, cell: (row) => t.handedInValue(row) },
        { id: 'public', title: t.shown, cell: (row) => (row.isPublic ? t.isPublic : t.isNotPublic) },
      ]}
    />
  );
}

function Opening({ whole, onClose }: { whole: Whole; onClose: () => void }) {
  const t = useText(commitmentMessages);
  const locale = useLocale();
  const [year, setYear] = useState(() => Number(whole.today.slice(0, 4)));
  const [dueOn, setDueOn] = useState<string | null>(() => addDays(whole.today, 28));
  const opening = useAgreementDeed(
    (wish: { year: number; dueOn: string }) => openReview(wish),
    t.reviewOpened,
    onClose,
  );
  return (
    <ConfirmSheet
      title={t.openReviewTitle}
      isOpen
      onClose={onClose}
      onConfirm={() => {
        if (dueOn !== null && !Number.isNaN(year)) opening.mutate({ year, dueOn });
      }}
      confirmLabel={t.openReview}
      isPending={opening.isPending}
      error={opening.error}
      whoSees={t.openReviewWho}
      takeBack={t.openReviewBack}
    >
      <FormStack>
        <NumberField
          label={t.year}
          isRequired
          minValue={2024}
          maxValue={2100}
          formatOptions={{ useGrouping: false }}
          value={year}
          onChange={setYear}
          error={fieldError(opening.error, 'year', locale)}
        />
        <DateField
          label={t.due}
          isRequired
          min={whole.today}
          value={dueOn}
          onChange={setDueOn}
          error={dueOn === null ? t.needed : fieldError(opening.error, 'dueOn', locale)}
        />
      </FormStack>
    </ConfirmSheet>
  );
}
