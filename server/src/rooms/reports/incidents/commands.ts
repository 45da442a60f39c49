import { civilOf } from '@boru/contract/civil';
import type {
  IncidentAction,
  IncidentEvent,
  IncidentInput,
  IncidentState,
  IncidentWriting,
  NewGrant,
  NewNotice,
} from '@boru/contract/incidents';
import { incidentWords } from '@boru/contract/words-incidents';
import type { CompanyActor } from '#kernel/actor';
import { newId } from '#kernel/ids';
import { requirePast } from '#kernel/past';
import { Problem } from '#kernel/problem';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { record } from '#rooms/evidence';
import { companyOf, personName } from '#rooms/organisations';
import { addresseeOf, type Incident, requireMay, requireTurn, stepText } from './model.ts';
import {
  endGrant,
  insertGrant,
  insertIncident,
  insertLine,
  insertNotice,
  saveIncident,
  selectIncident,
} from './store.ts';

type Doing = Context<Services>;

const signer = ({ actor }: Doing): CompanyActor => {
  if (actor.kind !== 'company') throw new Problem('role.insufficient');
  return actor;
};

/** Who writes, by the name the company knows. */
export const authorOf = async (doing: Doing): Promise<{ personId: string; personName: string }> => {
  const { personId } = signer(doing);
  return { personId, personName: await personName(doing.tx, personId) };
};

/** The line and its trace. The trace says what was done and to which incident, never a word of it. */
export const writeEvent = async (
  doing: Doing,
  incident: Pick<Incident, 'id' | 'companyId'>,
  line: { kind: IncidentEvent; body: string; step?: string; happenedAt?: Date },
  detail: Record<string, unknown> = {},
): Promise<void> => {
  const { tx, now, requestId } = doing;
  const actor = signer(doing);
  const { kind, body, step = null, happenedAt = now } = line;
  const author = await authorOf(doing);
  const { id: incidentId, companyId } = incident;
  const id = newId(now.getTime());
  await insertLine(tx, { id, incidentId, companyId, kind, step, body, happenedAt, writtenAt: now, ...author });
  const action = `incident.${kind}`;
  await record(tx, actor, { requestId, action, subjectId: incidentId, companyId, detail }, author.personName);
};

/** Locked, and open for what is to be done. */
export const openFor = async (
  doing: Doing,
  id: string,
  action: IncidentAction,
  version?: number,
): Promise<Incident> => {
  const incident = await selectIncident(doing.tx, id, true);
  if (!incident) throw new Problem('thing.not_found');
  requireMay(doing.actor, incident, action);
  if (version !== undefined && version !== incident.version) throw new Problem('thing.changed');
  return incident;
};

/** Locked, and open for writing. */
export const workOn = (doing: Doing, id: string): Promise<Incident> => openFor(doing, id, 'write');

/** More than any company has leaks; it only bounds what one account can store. */
const contentOf = ({ noticedAt, ...wish }: IncidentInput, now: Date) => {
  const at = new Date(noticedAt);
  requirePast(at, now, 'noticedAt');
  return { ...wish, noticedAt: at };
};

export const beginIncident = async (doing: Doing, wish: IncidentInput): Promise<{ id: string }> => {
  const { tx, now } = doing;
  const { companyId, personId } = signer(doing);
  const company = await companyOf(tx, companyId);
  if (!company) throw new Problem('thing.not_found');
  const id = newId(now.getTime());
  const number = `I-${civilOf(now.getTime()).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`;
  const opening = { openedByName: await personName(tx, personId), openedAt: now, state: 'responding' as const };
  const content = contentOf(wish, now);
  await insertIncident(
    tx,
    { id, companyId, companyName: company.name, number, version: 1, ...opening, ...content },
    personId,
  );
  await writeEvent(doing, { id, companyId }, { kind: 'opened', body: wish.title }, { number });
  return { id };
};

const changed = (before: Incident, after: Incident): string[] =>
  (
    ['title', 'suspicion', 'noticedAt', 'technology', 'cardId', 'channels', 'facts', 'people', 'systems'] as const
  ).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

const fieldNames: Readonly<Record<string, string>> = {
  title: '제목',
  suspicion: '의심되는 일',
  noticedAt: '처음 안 때',
  technology: '기술',
  cardId: '기술 카드',
  channels: '나간 길',
  facts: '알릴 곳을 정하는 답',
  people: '사람',
  systems: '시스템',
};

export const changeIncident = async (doing: Doing, id: string, version: number, wish: IncidentInput): Promise<void> => {
  const incident = await openFor(doing, id, 'update', version);
  const after = { ...incident, ...contentOf(wish, doing.now) };
  const fields = changed(incident, after);
  if (fields.length === 0) return;
  await saveIncident(doing.tx, after);
  const body = fields.map((name) => fieldNames[name] ?? name).join(', ');
  await writeEvent(doing, incident, { kind: 'updated', body }, { fields });
};

export const turnIncident = async (
  doing: Doing,
  id: string,
  { version, to, reason }: { version: number; to: IncidentState; reason: string },
): Promise<void> => {
  const incident = await openFor(doing, id, 'turn', version);
  requireTurn(incident, to);
  await saveIncident(doing.tx, { ...incident, state: to });
  const body = `${incidentWords.incidentState[to].ko}: ${reason}`;
  await writeEvent(doing, incident, { kind: 'turned', body }, { from: incident.state, to });
};

export const writeLine = async (doing: Doing, id: string, wish: IncidentWriting): Promise<void> => {
  const incident = await openFor(doing, id, 'write');
  const happenedAt = new Date(wish.happenedAt);
  requirePast(happenedAt, doing.now, 'happenedAt');
  if (wish.kind === 'note') return writeEvent(doing, incident, { kind: 'note', body: wish.body, happenedAt });
  const { kind, step } = wish;
  const text = stepText(doing.services.pack, incident, step);
  const body = wish.body === null ? text : `${text}\n${wish.body}`;
  await writeEvent(doing, incident, { kind, step, body, happenedAt }, { step });
};

/** What was told to whom and when. It is a record of the company's, and no filing. */
export const noteNotice = async (doing: Doing, id: string, wish: NewNotice): Promise<void> => {
  const { tx, now, services } = doing;
  const incident = await openFor(doing, id, 'notify');
  const { route, addressee } = addresseeOf(services.pack, wish);
  const { doneAt, paper, ...told } = wish;
  const at = new Date(doneAt);
  requirePast(at, now, 'doneAt');
  const { personId } = signer(doing);
  const { companyId } = incident;
  await insertNotice(tx, {
    ...{ id: newId(now.getTime()), incidentId: id, companyId, ...told, doneAt: at, writtenAt: now, personId },
    paperName: paper?.name ?? null,
    paperSha256: paper === null ? null : Buffer.from(paper.sha256, 'hex'),
    personName: await personName(tx, personId),
  });
  const body = `${route.title.ko} → ${addressee.name.ko}: ${incidentWords.noticeStage[wish.stage].ko}`;
  await writeEvent(
    doing,
    incident,
    { kind: 'noticed', body, happenedAt: at },
    { route: route.id, addressee: addressee.id, stage: wish.stage },
  );
};

const longestSight = 366 * 86_400_000;

export const nameReader = async (doing: Doing, id: string, { agencyId, email, until }: NewGrant): Promise<void> => {
  const { tx, now } = doing;
  const incident = await openFor(doing, id, 'grant');
  const today = civilOf(now.getTime());
  if (until < today || until > civilOf(now.getTime() + longestSight))
    throw new Problem('request.invalid', {
      fields: { until: '오늘부터 1년 안의 날을 골라 주세요. / Within one year from today.' },
    });
  const by = await personName(tx, signer(doing).personId);
  const grantId = newId(now.getTime());
  const name = await insertGrant(tx, { id: grantId, incidentId: id, agencyId, email, until, by });
  if (name === null)
    throw new Problem('request.invalid', {
      fields: {
        email:
          '그 기관에서 이 주소로 일하는 담당자를 찾지 못했습니다. 그 사람에게 주소를 다시 물어보세요. / Nobody of that agency works under this address.',
      },
    });
  await doing.services.enqueue(tx, 'incident.shown', { grantId });
  await writeEvent(doing, incident, { kind: 'granted', body: `${name} (${until})` }, { grantId, agencyId, until });
};

/** Ends at once, in the transaction of the press. */
export const endReader = async (doing: Doing, id: string, grantId: string): Promise<void> => {
  const incident = await openFor(doing, id, 'grant');
  const name = await endGrant(doing.tx, id, grantId, doing.now);
  if (name === null) throw new Problem('thing.not_found');
  await writeEvent(doing, incident, { kind: 'grantEnded', body: name }, { grantId });
};
