import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { usePathParam } from '#lib/navigation';
import { newKey } from '#lib/new-key';
import { notify } from '#lib/notices';
import { ConfirmSheet } from '#ui/ConfirmSheet';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { FormStack, Page, PageHeader, Section } from '#ui/Page';
import { askForBudget, type Line, type LineDetail, lineQuery } from './api.ts';
import { isSaid, noWhy, saidOf, WhyFields } from './Fields.tsx';
import { type Entry, Ledger } from './Ledger.tsx';
import { budgetMessages } from './messages.ts';

/** One budget line: the article, the clause, the programme, and every entry of its ledger. */
export function LinePage() {
  const query = useQuery(lineQuery(usePathParam('id')));
  return (
    <Loaded
      query={query}
      skeleton={<Skeleton shape="rows" lines={8} />}
      fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
    >
      {(detail) => <Body detail={detail} />}
    </Loaded>
  );
}

function Body({ detail }: { detail: LineDetail }) {
  const t = useText(budgetMessages);
  const { line } = detail;
  const [reversing, setReversing] = useState<Entry | null>(null);
  return (
    <Page>
      <PageHeader
        title={line.name}
        crumbs={[{ label: t.title, to: `/desk/budget?year=${line.fiscalYear}` }, { label: line.name }]}
      />
      <Facts line={line} />
      <Section title={t.ledger}>
        <p className="small">{t.ledgerLead}</p>
        <Ledger entries={detail.entries} onReverse={detail.mayWork ? setReversing : null} />
        {detail.hasMore ? <p className="small">{t.moreEntries}</p> : null}
      </Section>
      {reversing === null ? null : <ReverseSheet entry={reversing} onClose={() => setReversing(null)} />}
    </Page>
  );
}

function Facts({ line }: { line: Line }) {
  const t = useText(budgetMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <DescriptionList
      items={[
        {
          name: t.article,
          value: (
            <>
              {line.article} {line.isArticleVerified ? null : <Doubt note={t.unverified} />}
            </>
          ),
        },
        { name: t.clause, value: line.clause ?? '–' },
        {
          name: t.programme,
          value: <Link to={`/desk/programmes/${line.programmeId}`}>{pick(line.programmeName)}</Link>,
        },
        { name: t.year, value: t.yearName({ year: line.fiscalYear }) },
        { name: t.available, value: formats.won(line.availableWon) },
      ]}
    />
  );
}

function ReverseSheet({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useText(budgetMessages);
  const formats = useFormats();
  const client = useQueryClient();
  const [key] = useState(newKey);
  const [why, setWhy] = useState(noWhy);
  const asking = useMutation({
    mutationFn: () => askForBudget({ kind: 'reverse', entryId: entry.id, key, ...saidOf(why) }),
    onSuccess: async () => {
      onClose();
      notify({ tone: 'success', title: t.asked });
      await client.invalidateQueries({ queryKey: ['money'] });
    },
  });
  return (
    <ConfirmSheet
      title={t.deedFor({ what: t.reverse, amount: formats.won(entry.amountWon) })}
      isOpen
      onClose={onClose}
      onConfirm={() => asking.mutate()}
      confirmLabel={t.reverse}
      isPending={asking.isPending}
      isDisabled={!isSaid(why)}
      whoSees={t.askWho}
      takeBack={t.askBack}
      {...(asking.error === null ? {} : { error: asking.error })}
    >
      <FormStack>
        <p>{t.reverseWho}</p>
        <WhyFields why={why} onChange={setWhy} error={asking.error} />
      </FormStack>
    </ConfirmSheet>
  );
}
