/** What a person had, or will have. Times are epoch milliseconds. */
export type Lesson = {
  readonly person: string;
  readonly course: string;
  /** Domains of the diagnosis that the course closes. */
  readonly closes: readonly string[];
  readonly state: 'certified' | 'expired' | 'revoked' | 'attended' | 'missed' | 'planned' | 'waiting';
};
export type Gap = { readonly domain: string; readonly points: number; readonly critical: boolean };
/** A run that anybody may still join; `free`: seats without a waiting list. */
export type Ahead = {
  readonly id: string;
  readonly course: string;
  readonly closes: readonly string[];
  readonly startsAt: number;
  readonly free: number;
};
export type Need = {
  readonly domain: string;
  readonly points: number;
  readonly critical: boolean;
  /** Who holds a valid certificate of a course for it. */
  readonly trained: readonly string[];
  /** Who has a seat or a place in line for one. */
  readonly coming: readonly string[];
  /** The run to choose next; null when somebody is trained or on the way, or none is open. */
  readonly next: string | null;
};

type Standing = {
  readonly minutes: number;
  readonly isOver: boolean;
  readonly isSeated: boolean;
  readonly certificate: 'valid' | 'expired' | 'revoked' | null;
};
/** A certificate outweighs the seat; a seat whose hours are over is attended or missed by its minutes. */
export const lessonState = ({ minutes, isOver, isSeated, certificate }: Standing): Lesson['state'] => {
  if (certificate !== null) return certificate === 'valid' ? 'certified' : certificate;
  if (isOver) return minutes > 0 ? 'attended' : 'missed';
  return isSeated ? 'planned' : 'waiting';
};

/** A free seat sooner is better than a place in line; the number decides between equals, so that two readers see the same. */
const better = (a: Ahead, b: Ahead): number =>
  Number(b.free > 0) - Number(a.free > 0) || a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1);

const names = (lessons: readonly Lesson[]): string[] => [...new Set(lessons.map(({ person }) => person))];

/**
 * Gaps of the diagnosis, summed per domain, beside what the company's people had: critical ones first, then by points.
 * Attendance without a certificate trains nobody here: the rule of the course was not met.
 */
export const needsOf = (gaps: readonly Gap[], lessons: readonly Lesson[], ahead: readonly Ahead[]): Need[] => {
  const domains = new Map<string, Gap>();
  for (const gap of gaps) {
    const sum = domains.get(gap.domain);
    domains.set(gap.domain, {
      domain: gap.domain,
      points: Math.round(((sum?.points ?? 0) + gap.points) * 10) / 10,
      critical: gap.critical || (sum?.critical ?? false),
    });
  }
  return [...domains.values()]
    .sort((a, b) => Number(b.critical) - Number(a.critical) || b.points - a.points || (a.domain < b.domain ? -1 : 1))
    .map((gap) => {
      const fit = lessons.filter(({ closes }) => closes.includes(gap.domain));
      const trained = names(fit.filter(({ state }) => state === 'certified'));
      const coming = names(fit.filter(({ state }) => state === 'planned' || state === 'waiting'));
      const [next] = ahead.filter(({ closes }) => closes.includes(gap.domain)).sort(better);
      const isOnTheWay = trained.length > 0 || coming.length > 0;
      return { ...gap, trained, coming, next: isOnTheWay ? null : (next?.id ?? null) };
    });
};

/** The run in which a person takes a course again whose certificate ended. */
export const againOf = (lesson: Pick<Lesson, 'course' | 'state'>, ahead: readonly Ahead[]): string | null =>
  lesson.state === 'expired'
    ? (ahead.filter(({ course }) => course === lesson.course).sort(better)[0]?.id ?? null)
    : null;
