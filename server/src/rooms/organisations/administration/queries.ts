import { civilOf } from '@boru/contract/civil';
import type { Bilingual } from '@boru/contract/fields';
import { databaseFacts } from '#platform/database/facts';
import { diskOf } from '#platform/health';
import { countJobs, type JobState, listJobs } from '#platform/jobs/index';
import { countHeldMail, listMail, type MailState } from '#platform/mail/index';
import { listThrottled, signInStates } from '#platform/session/index';
import { agencyNames } from '../agencies/index.ts';
import { countAdministrators } from '../joining/index.ts';
import type { Doing } from '../sign-in/index.ts';
import { peopleShown } from './model.ts';
import { type StaffRow, selectInvitations, selectStaff, selectStaffMemberships } from './store.ts';

const namesToday = ({ tx, now }: Doing): Promise<Map<number, Bilingual>> => agencyNames(tx, civilOf(now.getTime()));
const nameIn = (names: Map<number, Bilingual>, agencyId: number | null): Bilingual | null =>
  agencyId === null ? null : (names.get(agencyId) ?? null);
const text = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export const listStaff = async (doing: Doing, filter: { text: string | undefined; agencyId: number | undefined }) => {
  const { tx, actor } = doing;
  const names = await namesToday(doing);
  const people = Map.groupBy(await selectStaff(tx, filter), ({ personId }) => personId);
  const shown = [...people.values()].slice(0, peopleShown);
  const states = await signInStates(
    tx,
    shown.flatMap(([first]) => (first ? [first.personId] : [])),
  );
  const self = 'personId' in actor ? actor.personId : null;
  return {
    items: shown.flatMap((rows) => {
      const [first] = rows;
      return first ? [personView(first, rows, names, states.get(first.personId), self)] : [];
    }),
    more: people.size > shown.length,
  };
};

const personView = (
  person: StaffRow,
  rows: readonly StaffRow[],
  names: Map<number, Bilingual>,
  state: { secondFactor: boolean; lastSeenAt: Date | null } | undefined,
  self: string | null,
) => ({
  personId: person.personId,
  name: person.name,
  email: person.email,
  disabledAt: text(person.disabledAt),
  secondFactor: state?.secondFactor ?? false,
  lastSeenAt: text(state?.lastSeenAt),
  self: person.personId === self,
  memberships: rows.map((row) => ({
    id: row.membershipId,
    role: row.role,
    agency: nameIn(names, row.agencyId),
    since: row.since.toISOString(),
  })),
});

export const listStaffInvitations = async (doing: Doing) => {
  const names = await namesToday(doing);
  const rows = await selectInvitations(doing.tx, doing.now);
  return {
    items: rows.map(({ agencyId, expiresAt, ...row }) => ({
      ...row,
      agency: nameIn(names, agencyId),
      expiresAt: expiresAt.toISOString(),
    })),
  };
};

type Page<State> = { state?: State | undefined; before?: string | undefined };
const given = <State>({ state, before }: Page<State>): { state?: State; before?: string } => ({
  ...(state === undefined ? {} : { state }),
  ...(before === undefined ? {} : { before }),
});

export const showJobs = async (doing: Doing, filter: Page<JobState>) => ({
  items: (await listJobs(doing.tx, given(filter))).map((job) => ({
    ...job,
    runAt: job.runAt.toISOString(),
    createdAt: job.createdAt.toISOString(),
    finishedAt: text(job.finishedAt),
  })),
});

export const showMailbox = async (doing: Doing, filter: Page<MailState>) => ({
  items: (await listMail(doing.tx, given(filter))).map((mail) => ({
    ...mail,
    createdAt: mail.createdAt.toISOString(),
    sentAt: text(mail.sentAt),
  })),
  smtp: doing.services.config.smtpUrl !== undefined,
});

export const showWaits = async (doing: Doing) => ({
  items: (await listThrottled(doing.tx, doing.now)).map((wait) => ({
    ...wait,
    kind: wait.key.startsWith('account:') ? 'account' : 'address',
    lastFailureAt: wait.lastFailureAt.toISOString(),
    blockedUntil: wait.blockedUntil && wait.blockedUntil > doing.now ? wait.blockedUntil.toISOString() : null,
  })),
});

export const showHealth = async (doing: Doing) => {
  const { tx, services } = doing;
  const { config } = services;
  const able = (await selectStaffMemberships(tx)).filter(({ disabled }) => !disabled);
  const people = [...new Set(able.map(({ personId }) => personId))];
  const states = await signInStates(tx, people);
  const { waiting, running, dead } = await countJobs(tx);
  return {
    database: { ...(await databaseFacts(tx, doing.now)), embedded: config.databaseUrl === undefined },
    disk: await diskOf(config.dataDir),
    mail: { configured: config.smtpUrl !== undefined, held: await countHeldMail(tx) },
    jobs: { waiting, running, dead },
    scanner: config.clamd !== undefined,
    storage: { kind: config.s3 ? 's3' : 'folder', region: config.storageRegion },
    origin: config.origin,
    https: config.origin.startsWith('https:'),
    administrators: await countAdministrators(tx),
    staffWithoutFactor: people.filter((id) => states.get(id)?.secondFactor !== true).length,
  };
};
