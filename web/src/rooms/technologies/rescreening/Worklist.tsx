import { wordOf } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { Tag } from '#ui/Tag';
import { technologyMessages } from '../messages.ts';
import { statusWord, verdictWord } from '../words.ts';
import { type FindingView, worklistQuery } from './api.ts';
import { rescreeningMessages } from './messages.ts';

const tones = { mayApplyNow: 'red', noLonger: 'blue', toCheck: 'amber', unchanged: 'plain' } as const;

/** Cards whose result changed, of companies this desk may see; the company's page is one press away. */
export function Worklist() {
  const t = useText(rescreeningMessages);
  const query = useQuery(worklistQuery);
  return (
    <Section title={t.work}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={5} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => <Findings items={items} />}
      </Loaded>
    </Section>
  );
}

function Findings({ items }: { items: readonly FindingView[] }) {
  const t = useText(rescreeningMessages);
  const words = useText(technologyMessages);
  const pick = usePick();
  const formats = useFormats();
  const columns: Column<FindingView>[] = [
    { id: 'card', title: t.card, isRowHeader: true, cell: (row) => row.cardName },
    {
      id: 'company',
      title: t.company,
      cell: (row) =>
        row.companyName === null ? (
          <span className="muted">{t.companyHidden}</span>
        ) : (
          <Link to={`/desk/companies/${row.companyId}`}>{row.companyName}</Link>
        ),
    },
    {
      id: 'outcome',
      title: t.outcome,
      cell: (row) => {
        const word = wordOf('rescreeningOutcome', row.outcome);
        return (
          <>
            <Tag tone={tones[row.outcome]}>{word === null ? row.outcome : pick(word)}</Tag>{' '}
            {row.isTold ? null : <Tag>{t.notTold}</Tag>}
          </>
        );
      },
    },
    { id: 'before', title: t.before, cell: (row) => <Said claim={row.before} /> },
    { id: 'after', title: t.after, cell: (row) => <Said claim={row.after} /> },
    { id: 'at', title: t.foundAt, cell: (row) => formats.dateTime(row.foundAt) },
  ];
  return (
    <>
      <Table
        caption={t.work}
        isCaptionHidden
        density="dense"
        columns={columns}
        rows={items}
        keyOf={(row) => row.id}
        empty={<EmptyState title={t.workNone}>{t.workNoneWhy}</EmptyState>}
      />
      <p className="small muted">{words.notice}</p>
    </>
  );
}

/** The verdict, and under it the items with their state: two results may read alike and rest on different items. */
function Said({ claim }: { claim: FindingView['before'] }) {
  const words = useText(technologyMessages);
  return (
    <>
      {words[verdictWord[claim.verdict]]}
      {claim.items.length === 0 ? null : (
        <>
          <br />
          <small className="muted">
            {claim.items.map(({ item, status }) => `${item} ${words[statusWord[status]]}`).join(', ')}
          </small>
        </>
      )}
    </>
  );
}
