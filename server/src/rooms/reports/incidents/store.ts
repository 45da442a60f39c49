import {
  FactAnswer,
  IncidentEvent,
  IncidentFact,
  IncidentState,
  LeakChannel,
  NoticeStage,
  NoticeWay,
} from '@boru/contract/incidents';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/database/index';
import type { Grant, Incident, Line, Notice } from './model.ts';

const Facts = z.strictObject(
  Object.fromEntries(IncidentFact.options.map((fact) => [fact, FactAnswer])) as Record<
    z.infer<typeof IncidentFact>,
    typeof FactAnswer
  >,
);
const Kept = z.object({ channels: z.array(LeakChannel), facts: Facts, state: IncidentState });
const columns = [
  'id',
  'companyId',
  'companyName',
  'number',
  'title',
  'suspicion',
  'noticedAt',
  'cardId',
  'technology',
  'channels',
  'facts',
  'people',
  'systems',
  'state',
  'openedByName',
  'openedAt',
  'version',
] as const;
const incidentOf = <Row extends { channels: string[]; facts: unknown; state: string }>(row: Row) => ({
  ...row,
  ...Kept.parse(row),
});

/** What the caller may see; the most recent first. */
export const selectIncidents = async (tx: Tx, most: number): Promise<Incident[]> =>
  (
    await tx
      .selectFrom('reports.incident')
      .select(columns)
      .orderBy('noticedAt', 'desc')
      .orderBy('id')
      .limit(most)
      .execute()
  ).map(incidentOf);

export const selectIncident = async (tx: Tx, id: string, lock = false): Promise<Incident | undefined> => {
  const query = tx.selectFrom('reports.incident').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && incidentOf(row);
};

const contentOf = ({
  title,
  suspicion,
  noticedAt,
  cardId,
  technology,
  channels,
  facts,
  people,
  systems,
}: Incident) => ({
  ...{ title, suspicion, noticedAt, cardId, technology, people, systems },
  channels: [...channels],
  facts: JSON.stringify(facts),
});

export const insertIncident = async (tx: Tx, incident: Incident, openedBy: string): Promise<void> => {
  const { id, companyId, companyName, number, openedByName, openedAt } = incident;
  await tx
    .insertInto('reports.incident')
    .values({ id, companyId, companyName, number, openedBy, openedByName, openedAt, ...contentOf(incident) })
    .execute();
};

export const saveIncident = async (tx: Tx, incident: Incident): Promise<void> => {
  await tx
    .updateTable('reports.incident')
    .set({ ...contentOf(incident), state: incident.state, version: incident.version + 1 })
    .where('id', '=', incident.id)
    .execute();
};

const mostLines = 2000;
export const selectLines = async (tx: Tx, incidentId: string): Promise<Line[]> =>
  (
    await tx
      .selectFrom('reports.incidentEvent')
      .select(['id', 'incidentId', 'kind', 'step', 'body', 'happenedAt', 'writtenAt', 'personId', 'personName'])
      .where('incidentId', '=', incidentId)
      .orderBy('happenedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(mostLines)
      .execute()
  ).map((row) => ({ ...row, kind: IncidentEvent.parse(row.kind) }));

export const insertLine = async (tx: Tx, line: Line & { companyId: string }): Promise<void> => {
  await tx.insertInto('reports.incidentEvent').values(line).execute();
};

const NoticeKept = z.object({ stage: NoticeStage, how: NoticeWay });
export const selectNotices = async (tx: Tx, incidentIds: readonly string[]): Promise<Notice[]> =>
  incidentIds.length === 0
    ? []
    : (
        await tx
          .selectFrom('reports.incidentNotice')
          .select([
            ...(['id', 'incidentId', 'route', 'addressee', 'stage', 'how', 'doneAt', 'spokeTo'] as const),
            ...(['receiptNumber', 'paperName', 'paperSha256', 'note', 'writtenAt', 'personId', 'personName'] as const),
          ])
          .where('incidentId', 'in', [...incidentIds])
          .orderBy('doneAt')
          .orderBy('id')
          .limit(mostLines)
          .execute()
      ).map((row) => ({ ...row, ...NoticeKept.parse(row) }));

export const insertNotice = async (tx: Tx, notice: Notice & { companyId: string }): Promise<void> => {
  await tx.insertInto('reports.incidentNotice').values(notice).execute();
};

export const selectGrants = (tx: Tx, incidentId: string): Promise<Grant[]> =>
  tx
    .selectFrom('reports.incidentGrant')
    .select(['id', 'agencyId', 'personName', 'until', 'grantedByName', 'endedAt'])
    .where('incidentId', '=', incidentId)
    .orderBy('grantedAt')
    .limit(200)
    .execute();

/** The name of the person, or null where nobody of that agency works under that address. */
export const insertGrant = async (
  tx: Tx,
  grant: { id: string; incidentId: string; agencyId: number; email: string; until: string; by: string },
): Promise<string | null> => {
  const { id, incidentId, agencyId, email, until, by } = grant;
  const { rows } = await sql<{
    name: string | null;
  }>`select reports.grant_incident(${id}, ${incidentId}, ${agencyId}, ${email}, ${until}, ${by}) as name`.execute(tx);
  return rows[0]?.name ?? null;
};

export const endGrant = async (tx: Tx, incidentId: string, id: string, at: Date): Promise<string | null> =>
  (
    await tx
      .updateTable('reports.incidentGrant')
      .set({ endedAt: at })
      .where('id', '=', id)
      .where('incidentId', '=', incidentId)
      .where('endedAt', 'is', null)
      .returning('personName')
      .executeTakeFirst()
  )?.personName ?? null;
