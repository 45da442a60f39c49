import type { NoticeRoutesView } from '@boru/contract/reports';
import type { ReportKind } from '@boru/contract/sealed-reports';
import { type Decision, decideRoutes, factsOfKind } from '@boru/engines/notification';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Disclosure } from '#ui/Disclosure';
import { Doubt } from '#ui/Doubt';
import { ErrorState } from '#ui/ErrorState';
import { OutsideLink } from '#ui/Link';
import { Loaded, Skeleton } from '#ui/Loading';
import { Section } from '#ui/Page';
import { type Column, Table } from '#ui/Table';
import { channelTableQuery } from '../incidents/api.ts';
import { triageMessages } from './messages.ts';

type Row = Decision<NoticeRoutesView['items'][number]>;

/** Who is competent for this type, why, and by which article; decided here from the dated table. */
export function Channels({ kind }: { kind: ReportKind }) {
  const t = useText(triageMessages);
  const query = useQuery(channelTableQuery);
  return (
    <Section title={t.channels} lead={kind === 'unsure' ? t.channelsUnsure : t.channelsLead}>
      <Loaded
        query={query}
        skeleton={<Skeleton shape="rows" lines={3} />}
        fault={(error, retry) => <ErrorState error={error} onRetry={retry} />}
      >
        {(table) => <Decided table={table} kind={kind} />}
      </Loaded>
    </Section>
  );
}

function Decided({ table, kind }: { table: NoticeRoutesView; kind: ReportKind }) {
  const t = useText(triageMessages);
  const pick = usePick();
  const columns = useColumns(table.asOf);
  const decided = decideRoutes(table.items, factsOfKind(kind));
  const settled = decided.filter(({ verdict }) => verdict === 'due' || verdict === 'open');
  const possible = decided.filter(({ verdict }) => verdict === 'possible');
  return (
    <>
      {settled.length === 0 ? null : (
        <Table caption={t.settled} columns={columns} rows={settled} keyOf={({ route }) => route.id} density="dense" />
      )}
      {possible.length === 0 ? null : (
        <Disclosure title={t.possible({ count: possible.length })}>
          <Table
            caption={t.possible({ count: possible.length })}
            isCaptionHidden
            columns={columns}
            rows={possible}
            keyOf={({ route }) => route.id}
            density="dense"
          />
        </Disclosure>
      )}
      <p className="small muted">{pick(table.notFiling)}</p>
    </>
  );
}

function useColumns(asOf: string): readonly Column<Row>[] {
  const t = useText(triageMessages);
  const pick = usePick();
  return [
    {
      id: 'route',
      title: t.route,
      isRowHeader: true,
      cell: ({ route }) => (
        <>
          {pick(route.title)} {route.verified ? null : <Doubt note={route.note} asOf={asOf} />}
        </>
      ),
    },
    {
      id: 'who',
      title: t.who,
      cell: ({ route }) => (
        <>
          {route.addressees.map(({ id, name, contact }) => (
            <div key={id}>
              {pick(name)}
              {contact?.phone == null ? null : <span className="muted"> {contact.phone}</span>}
            </div>
          ))}
          {route.tellAll && route.addressees.length > 1 ? <div className="small">{t.both}</div> : null}
        </>
      ),
    },
    {
      id: 'why',
      title: t.why,
      cell: ({ route, reasons }) => pick(reasons[0] ?? route.why),
    },
    {
      id: 'article',
      title: t.article,
      cell: ({ route }) =>
        route.law.length === 0
          ? t.noArticle
          : route.law.map(({ lawName, article, address }) => (
              <div key={`${lawName} ${article}`}>
                <OutsideLink href={address}>
                  <span lang="ko">{`${lawName} ${article}`}</span>
                </OutsideLink>
              </div>
            )),
    },
    { id: 'clock', title: t.clock, cell: ({ route }) => pick(route.clock) },
  ];
}
