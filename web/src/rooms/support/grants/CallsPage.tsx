import { lists } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader } from '#ui/Page';
import { Tag, type TagTone } from '#ui/Tag';
import { type CallView, callsQuery } from './api.ts';
import styles from './Grants.module.css';
import { grantMessages } from './messages.ts';

/** Every call that was announced: those that can be applied for first. */
export function CallsPage() {
  const t = useText(grantMessages);
  const query = useQuery(callsQuery);
  return (
    <Page>
      <PageHeader
        title={t.calls}
        lead={t.callsLead}
        crumbs={[{ label: t.support, to: '/support' }, { label: t.calls }]}
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={6} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.callsNone} action={<LinkButton to="/support">{t.support}</LinkButton>}>
              {t.callsNoneWhy}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {[...items]
                .sort((a, b) => rank[a.state] - rank[b.state])
                .map((call) => (
                  <Item key={call.id} call={call} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

const rank = { open: 0, published: 1, closed: 2, review: 3, decided: 4, cancelled: 5, draft: 6 } as const;
const tones: Readonly<Record<CallView['state'], TagTone>> = {
  ...{ draft: 'plain', published: 'blue', open: 'green', closed: 'plain' },
  ...{ review: 'amber', decided: 'plain', cancelled: 'red' },
};

export function CallTag({ state }: { state: CallView['state'] }) {
  const pick = usePick();
  return <Tag tone={tones[state]}>{pick(lists.grantCallState[state])}</Tag>;
}

function Item({ call }: { call: CallView }) {
  const t = useText(grantMessages);
  const pick = usePick();
  const formats = useFormats();
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h2>
          <Link to={`/support/calls/${call.id}`}>{call.title}</Link>
        </h2>
        <CallTag state={call.state} />
      </div>
      <p className="small muted">
        {pick(call.agencyName)} · {pick(call.programmeName)} · {pick(lists.grantItem[call.item])}
      </p>
      <p className="tabular">
        {t.opens} {formats.dateTime(call.opensAt)} · {t.closes} <strong>{formats.dateTime(call.closesAt)}</strong> ·{' '}
        {t.budget} {formats.won(call.budgetWon)}
      </p>
    </li>
  );
}
