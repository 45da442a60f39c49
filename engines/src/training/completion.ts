/** What a certificate needs, as data of the course. */
export type CompletionRule = {
  /** Whole percent of the planned minutes. */
  readonly attendancePercent: number;
  /** Least score of the test, 0..100; null: no test. */
  readonly testScore: number | null;
  readonly survey: boolean;
};
export type Part = 'attendance' | 'test' | 'survey';
export type Held = { readonly startsAt: number; readonly endsAt: number };

const minute = 60_000;
export const minutesOf = ({ startsAt, endsAt }: Held): number => Math.floor((endsAt - startsAt) / minute);

/** Minutes from an arrival (epoch milliseconds) to the end of the session; early counts as punctual, never more than it lasted. */
export const minutesHeld = (session: Held, arrivedAt: number): number =>
  Math.max(
    0,
    Math.min(minutesOf(session), Math.floor((session.endsAt - Math.max(arrivedAt, session.startsAt)) / minute)),
  );

export type Done = {
  /** Per session: planned and attended minutes. */
  readonly sessions: readonly { readonly planned: number; readonly attended: number }[];
  readonly score: number | null;
  readonly surveyed: boolean;
};
export type Completion = {
  readonly isMet: boolean;
  readonly attended: number;
  readonly planned: number;
  readonly lacks: readonly Part[];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Attended minutes beyond what a session lasted do not make up for another session. */
export const completionOf = (rule: CompletionRule, done: Done): Completion => {
  const planned = sum(done.sessions.map((session) => session.planned));
  const attended = sum(done.sessions.map((session) => Math.max(0, Math.min(session.planned, session.attended))));
  const lacks: Part[] = [];
  if (planned === 0 || attended * 100 < rule.attendancePercent * planned) lacks.push('attendance');
  if (rule.testScore !== null && (done.score === null || done.score < rule.testScore)) lacks.push('test');
  if (rule.survey && !done.surveyed) lacks.push('survey');
  return { isMet: lacks.length === 0, attended, planned, lacks };
};

/** 0..100, rounded down. `answers` and `right` are indexes of choices; what was left out is wrong. */
export const scoreOf = (right: readonly number[], answers: readonly (number | null)[]): number =>
  right.length === 0
    ? 0
    : Math.floor((right.filter((choice, index) => answers[index] === choice).length * 100) / right.length);
