import { wordOf } from '@boru/contract/words';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useText } from '#lib/i18n';
import { type Bilingual, usePick } from '#lib/locale';
import { DescriptionList } from '#ui/DescriptionList';
import { Disclosure } from '#ui/Disclosure';
import { EmptyState } from '#ui/EmptyState';
import { ErrorState } from '#ui/ErrorState';
import { Loaded, Skeleton } from '#ui/Loading';
import { Page, PageHeader, Section } from '#ui/Page';
import { SearchField } from '#ui/SearchField';
import { Tag } from '#ui/Tag';
import styles from './ApiDocs.module.css';
import { curlOf } from './curl.ts';
import { type Entry, openApiQuery } from './document.ts';
import { apiDocsMessages } from './messages.ts';

export function ApiDocsPage() {
  const t = useText(apiDocsMessages);
  const query = useQuery(openApiQuery);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim().toLowerCase());
  return (
    <Page>
      <PageHeader title={t.title} lead={t.lead} actions={<a href="/api/openapi.json">{t.download}</a>} />
      <Section title={t.rules}>
        <ul className="prose">
          {[t.ruleHeader, t.ruleAbsent, t.ruleProblem, t.ruleSession].map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.title}>
        <SearchField label={t.search} value={text} onChange={setText} />
        <Loaded
          query={query}
          skeleton={<Skeleton shape="rows" lines={12} />}
          fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
        >
          {(entries) => <Entries entries={entries.filter((entry) => matches(entry, wanted))} />}
        </Loaded>
      </Section>
    </Page>
  );
}

function matches(entry: Entry, wanted: string): boolean {
  return `${entry.method} ${entry.path} ${entry.summary.ko} ${entry.summary.en}`.toLowerCase().includes(wanted);
}

function useRoomNames(): Readonly<Record<string, string>> {
  const t = useText(apiDocsMessages);
  return {
    organisations: t.roomOrganisations,
    technologies: t.roomTechnologies,
    diagnosis: t.roomDiagnosis,
    cases: t.roomCases,
    support: t.roomSupport,
    reports: t.roomReports,
    evidence: t.roomEvidence,
    governance: t.roomGovernance,
    insight: t.roomInsight,
  };
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const t = useText(apiDocsMessages);
  const names = useRoomNames();
  if (entries.length === 0) return <EmptyState title={t.noHitsTitle}>{t.noHits}</EmptyState>;
  const rooms = [...new Set(entries.map((entry) => entry.room))];
  return rooms.map((room) => {
    const inRoom = entries.filter((entry) => entry.room === room);
    return (
      <section key={room} className={styles.room}>
        <h3>
          {names[room] ?? t.roomOther} <span className="muted small">{t.count({ count: inRoom.length })}</span>
        </h3>
        {inRoom.map((entry) => (
          <EntryPart key={entry.id} entry={entry} />
        ))}
      </section>
    );
  });
}

function EntryPart({ entry }: { entry: Entry }) {
  const t = useText(apiDocsMessages);
  const pick = usePick();
  const title = (
    <span className={styles.line}>
      <Tag tone={entry.method === 'GET' ? 'plain' : 'blue'}>{entry.method}</Tag>
      <code>{entry.path}</code>
      <span className="muted">{pick(entry.summary)}</span>
    </span>
  );
  const who = entry.may.map((capacity) => pick(capacityWord(capacity))).join(', ');
  return (
    <Disclosure title={title} level={4}>
      <DescriptionList
        items={[
          { name: t.may, value: who },
          { name: t.query, value: entry.parameters.length === 0 ? t.none : <Schema value={entry.parameters} /> },
          { name: t.input, value: entry.input === null ? t.none : <Schema value={entry.input} /> },
          { name: t.output, value: entry.output === null ? t.none : <Schema value={entry.output} /> },
          { name: t.curl, value: <Call entry={entry} /> },
        ]}
      />
    </Disclosure>
  );
}

function Call({ entry }: { entry: Entry }) {
  const t = useText(apiDocsMessages);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <pre className={styles.schema} tabIndex={0}>
        {curlOf(entry, window.location.origin)}
      </pre>
      <p className="muted small">{t.curlNote}</p>
    </>
  );
}

/** `company.staff` is a staff member of a company; the others name themselves. */
function capacityWord(capacity: string): Bilingual {
  const [kind, role] = capacity.split('.');
  const word =
    role === undefined
      ? (wordOf('capacity', capacity) ?? wordOf('sessionKind', capacity))
      : wordOf(kind === 'company' ? 'companyRole' : 'agencyRole', role);
  const side = role === undefined ? null : wordOf('sessionKind', kind ?? '');
  if (word === null) return { ko: capacity, en: capacity };
  return side === null ? word : { ko: `${side.ko} ${word.ko}`, en: `${word.en} (${side.en.toLowerCase()})` };
}

function Schema({ value }: { value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <pre className={styles.schema} tabIndex={0}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
