import { wordOf } from '@boru/contract/words';
import { linesOf } from '@boru/engines/eligibility';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { useLocale, usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Doubt } from '#ui/Doubt';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { NextStep, Page, PageHeader } from '#ui/Page';
import { Tag } from '#ui/Tag';
import { type Names, type Published, publishedQuery } from './api.ts';
import { wordingOf } from './judging.ts';
import { programmeMessages } from './messages.ts';
import styles from './Programmes.module.css';

/** What the agencies have published: conditions as sentences, each with its article. For anyone. */
export function ProgrammesPage() {
  const t = useText(programmeMessages);
  const query = useQuery(publishedQuery);
  return (
    <Page>
      <PageHeader title={t.publicTitle} lead={t.publicLead} />
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={8} height="50rem" />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {({ items, names }) =>
          items.length === 0 ? (
            <EmptyState title={t.none} action={<LinkButton to="/support">{t.notices}</LinkButton>}>
              {t.noneWhy}
            </EmptyState>
          ) : (
            <>
              <ul className={styles.cards}>
                {items.map((item) => (
                  <Item key={item.id} item={item} names={names} />
                ))}
              </ul>
              <p>
                <Link to="/support">{t.notices}</Link>
              </p>
            </>
          )
        }
      </Loaded>
      <NextStep title={t.nextTitle} why={t.nextWhy} to="/company/support" label={t.nextLabel} />
    </Page>
  );
}

function Item({ item, names }: { item: Published; names: Names }) {
  const t = useText(programmeMessages);
  const pick = usePick();
  const formats = useFormats();
  const { content } = item;
  const { opensOn, closesOn } = content;
  const day = (on: string | null) => (on === null ? '' : formats.date(on));
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <Tag tone="blue">{pick(wordOf('programmeKind', item.kind) ?? { ko: '', en: '' })}</Tag>
        <h2>{pick(content.name)}</h2>
        <span className="small muted">
          {pick(item.agencyName)} · {t.notice({ date: formats.date(item.noticeOn) })}
        </span>
      </div>
      <p>{pick(content.summary)}</p>
      <DescriptionList
        size="small"
        items={[
          { name: t.conditions, value: <Conditions item={item} names={names} isGate /> },
          ...(content.rules.rules.every(({ severity }) => severity === 'gate')
            ? []
            : [{ name: t.bonuses, value: <Conditions item={item} names={names} isGate={false} /> }]),
          {
            name: t.period,
            value: opensOn === null && closesOn === null ? t.always : `${day(opensOn)} ~ ${day(closesOn)}`,
          },
          { name: t.howToApply, value: pick(content.howToApply) },
          {
            name: t.basis,
            value: (
              <>
                {content.basis.map(({ text }) => text).join(', ')}{' '}
                {content.basis.every(({ verified }) => verified) ? null : <Doubt />}
              </>
            ),
          },
          ...(content.source.length === 0 ? [] : [{ name: t.sources, value: content.source.join(', ') }]),
        ]}
      />
    </li>
  );
}

function Conditions({ item, names, isGate }: { item: Published; names: Names; isGate: boolean }) {
  const t = useText(programmeMessages);
  const locale = useLocale();
  const wording = wordingOf(names, locale, 'notice', { ...item, parameters: item.content.rules.parameters });
  const rules = item.content.rules.rules.filter(({ severity }) => (severity === 'gate') === isGate);
  if (rules.length === 0) return t.noRules;
  return (
    <ul className={styles.leaves}>
      {rules.map((rule) => (
        <li key={rule.id}>
          {linesOf(rule.when, wording).map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in the order of the rule
            <span key={place} className={styles.line}>
              {line}
            </span>
          ))}
          <span className="small muted">
            {rule.basis.map(({ text }) => text).join(', ')}{' '}
            {rule.basis.every(({ verified }) => verified) ? null : <Doubt />}
          </span>
        </li>
      ))}
    </ul>
  );
}
