import type { CompletionRule, NewRun, QueueRule, SessionMode, TargetRole } from '@boru/contract/education';
import { Problem } from '#kernel/problem';

export type Course = {
  id: string;
  agencyId: number;
  title: string;
  summary: string;
  roles: TargetRole[];
  basis: { law: string; article: string }[];
  prerequisites: string | null;
  materials: { title: string; url: string }[];
  closes: string[];
  rule: CompletionRule;
  version: number;
};
export type Session = {
  id: string;
  runId: string;
  mode: SessionMode;
  place: string;
  startsAt: Date;
  endsAt: Date;
};
export type Run = {
  id: string;
  courseId: string;
  agencyId: number;
  companyId: string | null;
  title: string;
  roles: TargetRole[];
  capacity: number;
  quota: number | null;
  priceWon: number;
  queueRule: QueueRule;
  seal: string | null;
  offerHours: number;
  enrolUntil: Date;
  cancelUntil: Date;
  trainers: string[];
  startsAt: Date;
  endsAt: Date;
  state: 'open' | 'cancelled';
  cancelReason: string | null;
  createdAt: Date;
  version: number;
};

type Times = { startsAt: Date; endsAt: Date };

/** In order, ahead, apart from each other; both last days lie before the first session. Answers the sessions in order. */
export const orderSessions = (wish: Pick<NewRun, 'sessions' | 'enrolUntil' | 'cancelUntil'>, now: Date) => {
  const sessions = wish.sessions
    .map((one) => ({ ...one, startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const [first] = sessions;
  const last = sessions.at(-1);
  if (!first || !last || first.startsAt <= now) throw new Problem('education.times');
  if (sessions.some((one: Times, index) => index > 0 && one.startsAt < (sessions[index - 1]?.endsAt ?? one.startsAt)))
    throw new Problem('education.times');
  const [enrolUntil, cancelUntil] = [new Date(wish.enrolUntil), new Date(wish.cancelUntil)];
  if (enrolUntil <= now || enrolUntil > first.startsAt || cancelUntil > first.startsAt)
    throw new Problem('education.times');
  return { sessions, enrolUntil, cancelUntil, startsAt: first.startsAt, endsAt: last.endsAt };
};

export const isOpen = (run: Pick<Run, 'state' | 'enrolUntil'>, now: Date): boolean =>
  run.state === 'open' && run.enrolUntil > now;

/** For a change: this version, and nothing that is over. */
export const requireRun = (run: Run | undefined, now: Date): Run => {
  if (!run) throw new Problem('thing.not_found');
  if (run.state !== 'open' || run.endsAt <= now) throw new Problem('education.closed');
  return run;
};

/** Articles of laws that the catalogue knows; another name would promise a source that is not there. */
export const requireLaws = (basis: readonly { law: string }[], known: readonly string[]): void => {
  const wrong = basis.findIndex(({ law }) => !known.includes(law));
  if (wrong !== -1)
    throw new Problem('request.invalid', {
      fields: { [`basis.${wrong}.law`]: '목록에 있는 법을 골라 주세요. / Choose a law of the list.' },
    });
};

const places = { onSite: '', online: '온라인', atCompany: '기업 방문' } as const;

/** One session in the public calendar: everything in it is public. */
export const eventOf = (run: Run, session: Session, index: number, origin: string) => ({
  uid: `${session.id}@boru`,
  sequence: run.version,
  cancelled: run.state === 'cancelled',
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  changedAt: run.createdAt,
  title: index === 0 ? run.title : `${run.title} (${index + 1}차시)`,
  location: session.mode === 'onSite' ? session.place : places[session.mode],
  description: '신청과 남은 자리는 보루에서 확인해 주세요.',
  url: `${origin}/education/${run.id}`,
});
