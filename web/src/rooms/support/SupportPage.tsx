import { lists, wordOf } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { useAddressQuery, useGo } from '#lib/navigation';
import { Chips } from '#ui/Chips';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { type Programme, programmesQuery } from './api.ts';
import { supportMessages } from './messages.ts';
import { ProgrammeItem } from './ProgrammeItem.tsx';
import styles from './Support.module.css';

const ALL = 'all';

/** Every open programme of the region, narrowed by kind. The choice stands in the address, so that it can be sent on. */
export function SupportPage() {
  const t = useText(supportMessages);
  const query = useQuery(programmesQuery);
  return (
    <Page>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <LinkButton to="/support/calls" look="primary">
            {t.calls}
          </LinkButton>
        }
      />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items }) => (items.length === 0 ? <Nothing /> : <Programmes items={items} />)}
      </Loaded>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/diagnose" label={t.nextLabel} />
    </Page>
  );
}

function Nothing() {
  const t = useText(supportMessages);
  return (
    <EmptyState
      title={t.emptyTitle}
      action={
        <LinkButton to="/help?topic=counselling" look="primary">
          {t.emptyAsk}
        </LinkButton>
      }
    >
      {t.empty}
    </EmptyState>
  );
}

function Programmes({ items }: { items: readonly Programme[] }) {
  const t = useText(supportMessages);
  const pick = usePick();
  const go = useGo();
  const { kind = ALL, programme } = useAddressQuery();
  const kinds = Object.keys(lists.helpKind).filter((id) => items.some((item) => item.kind === id));
  const chosen = kinds.includes(kind) ? kind : ALL;
  const shown = items.filter((item) => chosen === ALL || item.kind === chosen || item.id === programme);
  const chips = [
    { id: ALL, label: t.all, count: items.length },
    ...kinds.map((id) => ({
      id,
      label: pick(wordOf('helpKind', id) ?? { ko: id, en: id }),
      count: items.filter((item) => item.kind === id).length,
    })),
  ];
  return (
    <>
      {programme !== undefined && !items.some((item) => item.id === programme) ? (
        <Notice tone="warning" title={t.missingTitle}>
          {t.missing}
        </Notice>
      ) : null}
      <Chips
        label={t.filter}
        chips={chips}
        value={chosen}
        onChange={(id) => go(id === ALL ? '/support' : `/support?kind=${id}`, { replace: true, keepScroll: true })}
      />
      <p className={styles.found} role="status">
        {t.found({ count: shown.length })}
      </p>
      <ul className={styles.list}>
        {shown.map((item) => (
          <ProgrammeItem key={item.id} programme={item} isAskedFor={item.id === programme} />
        ))}
      </ul>
      <p className={styles.notice}>{t.notice}</p>
    </>
  );
}
