import { type CaseRow, type CaseView, caseActions, type EntryView, type SightView } from '@boru/contract/cases';
import { civilOf } from '@boru/contract/civil';
import { Section } from '@boru/contract/evidence';
import type { Bilingual } from '@boru/contract/fields';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames, pledgeAsked, sightOfCase } from '#rooms/organisations';
import { callOf } from '../calls/index.ts';
import { clockRulesOf, selectClocks, viewClock, wrongDoor } from '../clocks/index.ts';
import {
  type CaseFile,
  type EntryDetail,
  mayDo,
  relationOf,
  selectCase,
  selectCompanyCases,
  selectEntries,
  selectWaitingForCompany,
} from '../files/index.ts';
import { isOpenReferral, selectAwaitingConsent, selectReferrals, viewReferral } from '../referrals/index.ts';

type Viewing = Pick<Context<Services>, 'tx' | 'actor' | 'now' | 'services'>;
type Names = ReadonlyMap<number, Bilingual>;
type Entry = Awaited<ReturnType<typeof selectEntries>>[number];
type Grant = Awaited<ReturnType<typeof sightOfCase>>[number];

const named = (names: Names, id: number) => ({ id, name: names.get(id) ?? { ko: '', en: '' } });

const viewDetail = (
  { toAgency, fromAgency, sections, mentions, ...rest }: EntryDetail,
  names: Names,
): EntryView['detail'] => ({
  ...rest,
  ...(sections ? { sections: [...sections] } : {}),
  ...(mentions ? { mentions: [...mentions] } : {}),
  ...(toAgency === undefined ? {} : { toAgency: named(names, toAgency).name }),
  ...(fromAgency === undefined ? {} : { fromAgency: named(names, fromAgency).name }),
});

const viewEntry = (row: Entry, names: Names, self: string | null, namesPeople: boolean): EntryView => ({
  id: row.id,
  kind: row.kind,
  fact: row.fact,
  detail: viewDetail(row.detail, names),
  body: row.body,
  author: {
    kind: row.authorKind,
    // The name of the person at the company belongs to the section 'contact'.
    name: row.authorKind === 'company' && !namesPeople ? '' : row.authorName,
    agency: row.authorAgency === null ? null : named(names, row.authorAgency).name,
    self: self !== null && row.authorId === self,
  },
  at: row.at.toISOString(),
});

const viewSight = (grants: readonly Grant[], names: Names): SightView[] => {
  const seen = new Set<string>();
  // The longest grant of a section speaks for it; the rows come with the longest first.
  const longest = grants.filter(({ agencyId, section }) => {
    const key = `${agencyId} ${section}`;
    return !seen.has(key) && seen.add(key);
  });
  return longest.map((grant) => ({
    agency: named(names, grant.agencyId),
    section: Section.parse(grant.section),
    basis: grant.consentId === null ? 'law' : 'consent',
    legalBasis: grant.legalBasis,
    consentId: grant.consentId,
    validTo: grant.validTo,
  }));
};

const headOf = (file: CaseFile, names: Names, self: string | null) => ({
  id: file.id,
  number: file.number,
  status: file.status,
  topic: file.topic,
  subject: file.subject,
  urgency: file.urgency,
  origin: file.origin,
  title: file.title,
  company: { id: file.companyId, name: file.companyName },
  owner: file.ownerAgency === null ? null : named(names, file.ownerAgency),
  assignee:
    file.assigneeId === null
      ? null
      : { id: file.assigneeId, name: file.assigneeName ?? '', self: file.assigneeId === self },
  route: file.route,
  sections: [...file.sections],
  submittedAt: file.submittedAt?.toISOString() ?? null,
  closedAt: file.closedAt?.toISOString() ?? null,
  outcome: file.outcome,
  outcomeText: file.outcomeText,
  satisfaction: file.satisfaction,
  companyReadAt: file.companyReadAt?.toISOString() ?? null,
  dueAt: file.dueAt?.toISOString() ?? null,
  version: file.version,
});

/**
 * One case as this reader sees it: eight statements, however long its story. An agency's opening is traced by the caller.
 * Who has not pledged silence yet gets the summary and the words to sign; the database keeps the rest.
 */
export const viewCase = async (viewing: Viewing, id: string): Promise<CaseView> => (await storyOf(viewing, id)).view;

/** Cases whose words stand in this story: its own, and what was merged into it and may be read there. */
const storyOf = async (
  { tx, actor, now, services }: Viewing,
  id: string,
): Promise<{ view: CaseView; read: readonly string[] }> => {
  const file = await selectCase(tx, id);
  if (!file) throw new Problem('thing.not_found');
  const pledge = await pledgeAsked(tx, services.pack, actor, id);
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const grants = await sightOfCase(tx, id, now);
  const referrals = await selectReferrals(tx, id);
  const clocks = await selectClocks(tx, id);
  const entries = await selectEntries(tx, id);
  const self = 'personId' in actor ? actor.personId : null;
  const read = [...new Set([id, ...entries.map(({ caseId }) => caseId)])];
  // A merged case was opened by grants of its own: who may know the people of one may not know those of the other.
  const naming = new Set(actor.kind === 'company' ? read : []);
  if (grants.some(({ section }) => section === 'contact')) naming.add(id);
  for (const other of read.slice(1))
    if ((await sightOfCase(tx, other, now)).some(({ section }) => section === 'contact')) naming.add(other);
  const referralOpen = referrals.some(isOpenReferral);
  const relation = relationOf(actor, file);
  const call = await callOf(tx, file);
  const isWaiting =
    relation === 'owner' && actor.kind === 'agency' && !clocks.some(({ purpose }) => purpose === 'forward');
  const goOn = isWaiting ? wrongDoor(clockRulesOf(services.pack), file) : null;
  const view: CaseView = {
    ...headOf(file, names, self),
    call,
    ownedByMe: relation === 'owner',
    clocks: clocks.map((clock) => viewClock(clock, now)),
    goOn: goOn === null ? null : viewClock(goOn, now),
    timeline: entries.map((entry) => viewEntry(entry, names, self, naming.has(entry.caseId))),
    referrals: referrals.map((referral) => viewReferral(referral, names, actor, call !== null && !call.hasAccount)),
    sight: viewSight(grants, names),
    pledge,
    may: caseActions.filter((action) => mayDo(action, file, relation, { now, referralOpen })),
  };
  return { view, read };
};

/** As `viewCase`, and an agency’s reading is told to the company before the answer leaves, with the reason where one was asked. */
export const openCase = async (context: Context<Services>, id: string, reason = ''): Promise<CaseView> => {
  const { view, read } = await storyOf(context, id);
  const sections = view.pledge === null ? view.sight.map(({ section }) => section) : (['summary'] as const);
  if (context.actor.kind === 'agency') {
    context.read({ companyId: view.company.id, caseId: id, sections, reason });
    for (const caseId of read.slice(1)) context.read({ companyId: view.company.id, caseId, sections: ['counsel'] });
  }
  return view;
};

const pageSize = 30;

const readCursor = (text: string | undefined) => {
  const match = /^(\d{13})\.([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
};

export const listOwnCases = async (tx: Tx, companyId: string, cursor: string | undefined, now: Date) => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const rows = await selectCompanyCases(tx, companyId, readCursor(cursor), pageSize + 1);
  const last = rows[pageSize - 1];
  const items = rows.slice(0, pageSize).map(
    ({ ownerAgency, ...row }): CaseRow => ({
      ...row,
      owner: ownerAgency === null ? null : named(names, ownerAgency),
      dueAt: row.dueAt?.toISOString() ?? null,
      updatedAt: row.updatedAt.toISOString(),
      createdAt: row.createdAt.toISOString(),
    }),
  );
  const nextCursor = rows.length > pageSize && last ? `${last.createdAt.getTime()}.${last.id}` : null;
  return { items, nextCursor };
};

/** What waits for the company: a question of a desk, a consent to a referral, a request that is held. */
export const companyToDo = async (tx: Tx, companyId: string, now: Date) => {
  const names = await agencyNames(tx, civilOf(now.getTime()));
  const consents = (await selectAwaitingConsent(tx, companyId)).map((row) => ({
    kind: 'referralConsent' as const,
    caseId: row.caseId,
    referralId: row.id,
    number: row.number,
    title: row.title,
    agency: named(names, row.toAgency).name,
    since: row.requestedAt.toISOString(),
  }));
  const waiting = (await selectWaitingForCompany(tx, companyId)).map((row) => ({
    kind: row.status === 'held' ? ('held' as const) : ('question' as const),
    caseId: row.id,
    referralId: null,
    number: row.number,
    title: row.title,
    agency: row.ownerAgency === null ? null : named(names, row.ownerAgency).name,
    since: row.updatedAt.toISOString(),
  }));
  const questions = waiting.filter(({ kind }) => kind === 'question');
  const held = waiting.filter(({ kind }) => kind === 'held');
  return { items: [...questions, ...consents, ...held] };
};
