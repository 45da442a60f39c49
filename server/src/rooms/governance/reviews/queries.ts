import { civilOf } from '@boru/contract/civil';
import type { CommitmentsView, PublicReview, ReviewView } from '@boru/contract/commitments';
import type { Bilingual } from '@boru/contract/fields';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply, Sent } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { agencyNames } from '#rooms/organisations';
import {
  type Commitment,
  clausesOf,
  governs,
  holdsIn,
  memberOf,
  partiesIn,
  selectCommitments,
  showCommitments,
  spansOf,
} from '../commitments/index.ts';
import {
  type Entry,
  mayDo,
  publicReview,
  type Reviewed,
  type Round,
  reportOf,
  rowsOf,
  type Step,
  stateOf,
  waitingOf,
} from './model.ts';
import { selectEntries, selectRound, selectRounds, selectSteps } from './store.ts';

type Asking = Pick<Context<Services>, 'tx' | 'now' | 'services'>;

/** Names of the last day of the year, or of today while it lasts: a body renamed since keeps its history under the old name. */
const namesOf = async ({ tx, now }: Asking, year: number): Promise<(agencyId: number) => Bilingual> => {
  const today = civilOf(now.getTime());
  const names = await agencyNames(tx, year < Number(today.slice(0, 4)) ? `${year}-12-31` : today);
  return (agencyId) => names.get(agencyId) ?? { ko: String(agencyId), en: String(agencyId) };
};

const summaryOf = ({ id, year, dueOn, state, isPublic, summary, closedAt }: Round) => ({
  ...{ id, year, dueOn, state, isPublic, summary, closedAt: closedAt?.toISOString() ?? null },
});

/** The page of the agreement for the desks: promises with what was said of them last, and the years. */
export const showAgreementWork = (context: Context<Services>): Promise<Sent<CommitmentsView>> =>
  showCommitments(context, async () => {
    const { tx } = context;
    const rounds = await selectRounds(tx);
    const ids = rounds.map(({ id }) => id);
    const [entries, steps, spans] = [await selectEntries(tx, ids), await selectSteps(tx, ids), await spansOf(context)];
    return {
      rounds: rounds.map((round) => ({
        ...summaryOf(round),
        submitted: steps.filter(({ roundId, kind }) => roundId === round.id && kind === 'submitted').length,
        expected: partiesIn(spans, round.year).length,
      })),
      // Rounds come newest first.
      lastOf: (commitmentId) => {
        for (const { id, year } of rounds) {
          const entry = entries.find((one) => one.roundId === id && one.commitmentId === commitmentId);
          if (entry) return { year, actual: entry.actual, standing: entry.standing };
        }
        return null;
      },
    };
  });

const found = async ({ tx }: Asking, id: string): Promise<Round> => {
  const round = await selectRound(tx, id);
  if (!round) throw new Problem('thing.not_found');
  return round;
};
const wholeOf = async (asking: Asking, round: Round) => {
  const { tx } = asking;
  const [entries, steps] = [await selectEntries(tx, [round.id]), await selectSteps(tx, [round.id])];
  const promises = (await selectCommitments(tx)).filter((one) => holdsIn(one, round.year));
  const rows = rowsOf(partiesIn(await spansOf(asking), round.year), promises, entries, steps);
  return { entries, steps, promises, rows, nameOf: await namesOf(asking, round.year) };
};

const reviewedOf = ({ id, agencyId, clause, title, owner, indicator, unit, source, target }: Commitment): Reviewed => ({
  ...{ commitmentId: id, agencyId, clause, title, owner, indicator, unit, source, target },
});
const shownOf = ({ id: _id, roundId: _round, writtenByName: writtenBy, writtenAt, countedAt, ...entry }: Entry) => ({
  ...entry,
  ...{ writtenBy, writtenAt: writtenAt.toISOString(), countedAt: countedAt?.toISOString() ?? null },
});
const ofOwn = (steps: readonly Step[], agencyId: number, waiting: number, written: number) => ({
  ...{
    state: stateOf(
      steps.find((step) => step.agencyId === agencyId),
      written,
    ),
    waiting,
    written,
  },
});

export const showReview = async (context: Context<Services>, id: string): Promise<Sent<ReviewView>> => {
  const { actor } = context;
  const { agencyId: own, role } = memberOf(actor);
  const round = await found(context, id);
  const { entries, steps, promises, rows, nameOf } = await wholeOf(context, round);
  const mine = entries.filter(({ agencyId }) => agencyId === own);
  const waiting = waitingOf(
    promises.filter(({ agencyId }) => agencyId === own),
    mine,
  );
  const isParty = rows.some(({ agencyId }) => agencyId === own);
  return {
    ...summaryOf(round),
    version: round.version,
    agencies: rows.map((row) => ({ ...row, agency: nameOf(row.agencyId), isOwn: row.agencyId === own })),
    waiting: waiting.map(reviewedOf),
    entries: entries.map(shownOf),
    clauses: clausesOf(context),
    may: mayDo(
      round,
      { isManager: role === 'manager', isParty, governs: governs(actor) },
      ofOwn(steps, own, waiting.length, mine.length),
    ),
  };
};

/** 이행 점검 결과 보고: the paper for the council, from exactly what stands in the entries. */
export const takeReport = async (
  context: Context<Services>,
  id: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const { now, services, actor, trace } = context;
  const round = await found(context, id);
  const { entries, rows, nameOf } = await wholeOf(context, round);
  const { title, signedOn } = services.pack.agreement;
  const by = round.closedByName ?? nameOf(memberOf(actor).agencyId).ko;
  // A closed year is printed as of its closing: the same data give the same bytes.
  const at = round.closedAt ?? now;
  const data = reportOf(round, { clauses: clausesOf(context), entries, rows }, nameOf, {
    agreement: title.ko,
    signedOn,
    by,
    at,
  });
  trace({ action: 'yearlyReview.report_taken', subjectId: id, detail: { format } });
  const filename = `업무협약-이행점검-${round.year}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('agreement-review', data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf('agreement-review', data, { at })).pdf };
};

/** What was published, newest first; row security shows nothing else to a stranger. */
export const publishedReviews = async (asking: Asking): Promise<PublicReview[]> => {
  const rounds = (await selectRounds(asking.tx)).filter(({ isPublic }) => isPublic).slice(0, 10);
  const entries = await selectEntries(
    asking.tx,
    rounds.map(({ id }) => id),
  );
  const reviews: PublicReview[] = [];
  for (const round of rounds)
    reviews.push(
      publicReview(
        round,
        entries.filter(({ roundId }) => roundId === round.id),
        await namesOf(asking, round.year),
      ),
    );
  return reviews;
};
