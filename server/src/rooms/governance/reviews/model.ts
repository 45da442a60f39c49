import { formatDate, formatDateTime } from '@boru/contract/civil';
import type {
  CommitmentSource,
  CommitmentStanding,
  PublicReview,
  ReviewEntryInput,
  ReviewProgress,
  ReviewStep,
  ReviewView,
} from '@boru/contract/commitments';
import type { Bilingual } from '@boru/contract/fields';
import { governanceWords } from '@boru/contract/words-governance';
import { Problem } from '#kernel/problem';

export type Round = {
  id: string;
  year: number;
  dueOn: string;
  state: 'open' | 'closed';
  isPublic: boolean;
  summary: string | null;
  openedAt: Date;
  closedAt: Date | null;
  closedByName: string | null;
  version: number;
};
/** The promise as it stands in the entry: what is promised otherwise later does not change the past. */
export type Reviewed = {
  commitmentId: string;
  agencyId: number;
  clause: string;
  title: string;
  owner: string;
  indicator: string;
  unit: string;
  source: CommitmentSource;
  target: number;
};
export type Entry = Reviewed & {
  id: string;
  roundId: string;
  actual: number | null;
  countedAt: Date | null;
  standing: CommitmentStanding;
  words: string;
  hindrance: string | null;
  nextStep: string | null;
  writtenByName: string;
  writtenAt: Date;
  version: number;
};
/** The last step of an agency in a round. */
export type Step = {
  agencyId: number;
  kind: ReviewStep;
  reason: string | null;
  writtenByName: string;
  writtenAt: Date;
};

type Row = ReviewView['agencies'][number];
type State = ReviewProgress;
export const stateOf = (step: Pick<Step, 'kind'> | undefined, written: number): State =>
  step?.kind === 'submitted' ? 'submitted' : step?.kind === 'returned' ? 'returned' : written > 0 ? 'writing' : 'empty';

/** One line for each party of the year: how far it is. */
export const rowsOf = (
  parties: readonly number[],
  promises: readonly { agencyId: number }[],
  entries: readonly Pick<Entry, 'agencyId'>[],
  steps: readonly Step[],
): Omit<Row, 'agency' | 'isOwn'>[] =>
  parties.map((agencyId) => {
    const countOf = (list: readonly { agencyId: number }[]) => list.filter((one) => one.agencyId === agencyId).length;
    const step = steps.find((one) => one.agencyId === agencyId);
    const written = countOf(entries);
    return {
      ...{ agencyId, promises: countOf(promises), written, state: stateOf(step, written) },
      ...{ reason: step?.reason ?? null, by: step?.writtenByName ?? null, at: step?.writtenAt.toISOString() ?? null },
    };
  });

/** The promises of a year that nothing is written of. A promise that was reviewed counts, also when it ended since. */
export const waitingOf = <Promised extends { id: string }>(
  promises: readonly Promised[],
  entries: readonly Pick<Entry, 'commitmentId'>[],
): Promised[] => {
  const written = new Set(entries.map(({ commitmentId }) => commitmentId));
  return promises.filter(({ id }) => !written.has(id));
};

export const requireRound = (round: Round | undefined, version?: number): Round => {
  if (!round) throw new Problem('thing.not_found');
  if (version !== undefined && version !== round.version) throw new Problem('thing.changed');
  return round;
};
export const requireOpen = (round: Round | undefined, version?: number): Round => {
  const found = requireRound(round, version);
  if (found.state !== 'open') throw new Problem('commitment.round_closed');
  return found;
};
/** What is handed in stands still until it is handed back. */
export const requireWriting = (step: Pick<Step, 'kind'> | undefined): void => {
  if (step?.kind === 'submitted') throw new Problem('commitment.handed_in');
};
export const requireWritten = (waiting: readonly { title: string }[], written: number): void => {
  if (waiting.length > 0 || written === 0) throw new Problem('commitment.unwritten');
};
/** A year is reviewed when it has begun: a promise for a year to come has nothing to say yet. */
export const requireYear = (year: number, dueOn: string, today: string, taken: readonly number[]): void => {
  const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });
  if (year > Number(today.slice(0, 4)))
    throw invalid('year', '아직 시작하지 않은 해입니다. / This year has not begun.');
  if (dueOn < today) throw invalid('dueOn', '지난 날입니다. / This day is over.');
  if (taken.includes(year)) throw new Problem('commitment.round_exists');
};
/** A number that a person counts is asked of the person; one that Boru counts is not taken from anybody. */
export const requireActual = ({ actual, standing }: ReviewEntryInput, source: CommitmentSource): void => {
  const isAsked = source === 'entered' && standing !== 'stopped';
  if (isAsked && actual === null)
    throw new Problem('request.invalid', { fields: { actual: '값을 적어 주세요. / Enter the figure.' } });
  if (source !== 'entered' && actual !== null)
    throw new Problem('request.invalid', {
      fields: { actual: '보루가 세는 값은 적을 수 없습니다. / Boru counts this figure itself.' },
    });
};
/** A year that was not kept says why; 증평군 and others ask for what hindered and what will be bettered. */
export const requireReason = ({ standing, hindrance }: ReviewEntryInput): void => {
  if ((standing === 'late' || standing === 'stopped') && hindrance === null)
    throw new Problem('request.invalid', {
      fields: { hindrance: '늦어지거나 멈춘 까닭을 적어 주세요. / Say why it is late or stopped.' },
    });
};

export const mayDo = (
  round: Pick<Round, 'state'>,
  who: { isManager: boolean; isParty: boolean; governs: boolean },
  own: { state: State; waiting: number; written: number },
): ReviewView['may'] => {
  const isOpen = round.state === 'open';
  const writes = isOpen && who.isManager && who.isParty && own.state !== 'submitted';
  return [
    ...(writes ? (['write'] as const) : []),
    ...(writes && own.waiting === 0 && own.written > 0 ? (['submit'] as const) : []),
    ...(isOpen && who.governs ? (['return', 'close'] as const) : []),
    ...(!isOpen && who.governs ? (['publish'] as const) : []),
  ];
};

/** Fewer than this of what Boru counted is not told to the public: it might show a single company. */
const leastShown = 5;
/** A small figure of Boru's own counts, for readers outside the desks. Zero says nothing about anybody. */
export const isSmall = ({ source, actual }: Pick<Entry, 'source' | 'actual'>): boolean =>
  source !== 'entered' && actual !== null && actual > 0 && actual < leastShown;

export const publicReview = (
  round: Round,
  entries: readonly Entry[],
  nameOf: (agencyId: number) => Bilingual,
): PublicReview => ({
  year: round.year,
  summary: round.summary ?? '',
  rows: entries.map((entry) => ({
    ...{ agency: nameOf(entry.agencyId), clause: entry.clause, title: entry.title, indicator: entry.indicator },
    ...{ unit: entry.unit, target: entry.target, standing: entry.standing },
    ...(isSmall(entry) ? { actual: null, isSmall: true } : { actual: entry.actual, isSmall: false }),
  })),
});

const figure = (value: number | null, unit: string): string =>
  value === null ? '–' : `${value.toLocaleString('ko-KR')} ${unit}`;
const actualOf = (entry: Entry): string =>
  isSmall(entry) ? `${leastShown} ${entry.unit} 미만` : figure(entry.actual, entry.unit);

export type Clause = { id: string; number: number; text: Bilingual };
const clauseTitle = ({ number, text }: Clause): string => `제${number}호 ${text.ko}`;
/** The report to the council, as both templates print it: by clause, then what was not handed in. */
export const reportOf = (
  round: Round,
  about: { clauses: readonly Clause[]; entries: readonly Entry[]; rows: readonly Omit<Row, 'agency' | 'isOwn'>[] },
  nameOf: (agencyId: number) => Bilingual,
  made: { agreement: string; signedOn: string; by: string; at: Date },
) => ({
  ...{ year: String(round.year), agreement: made.agreement, signedOn: formatDate(made.signedOn), by: made.by },
  preparedAt: formatDateTime(made.at.getTime()),
  state: round.state === 'closed' ? '점검을 마친 결과' : '점검 중인 초안',
  summary: round.summary ?? '점검을 마치지 않아 총평이 없습니다.',
  clauses: about.clauses.map(clauseTitle),
  rows: about.clauses.flatMap((clause) =>
    about.entries
      .filter((entry) => entry.clause === clause.id)
      .map((entry) => ({
        ...{ clause: clauseTitle(clause), agency: nameOf(entry.agencyId).ko, title: entry.title },
        ...{ indicator: entry.indicator, target: figure(entry.target, entry.unit), actual: actualOf(entry) },
        ...{ standing: governanceWords.commitmentStanding[entry.standing].ko, words: entry.words },
        ...{ hindrance: entry.hindrance ?? '–', nextStep: entry.nextStep ?? '–' },
      })),
  ),
  missing: about.rows
    .filter(({ state }) => state !== 'submitted')
    .map(({ agencyId, promises }) => ({
      agency: nameOf(agencyId).ko,
      why: promises === 0 ? '적어 둔 약속이 없습니다.' : '이행 결과를 내지 않았습니다.',
    })),
});
