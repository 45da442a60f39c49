import { addDays, civilOf } from '@boru/contract/civil';
import type { LawRef } from '@boru/contract/dated';
import type { DeadlineResult } from '@boru/contract/deadline';
import type {
  DisclosureDecision,
  DisclosureInput,
  DisclosureMatter,
  DisclosureOutcome,
  DisclosurePower,
  DisclosureState,
  HearingBasis,
  HearingPosition,
  PieceClass,
} from '@boru/contract/disclosure';
import type { Pack } from '@boru/contract/pack';
import { calendarOf, compute, type DeadlineEvent, inForce } from '@boru/engines/deadline';
import { Problem } from '#kernel/problem';

export type Request = DisclosureInput & {
  id: string;
  agencyId: number;
  receiptNumber: string;
  state: DisclosureState;
  clock: DeadlineResult;
  dueOn: string;
  extendedReason: string | null;
  extendedAt: Date | null;
  raisedAt: Date | null;
  raisedByName: string | null;
  outcome: DisclosureOutcome | null;
  how: string | null;
  opensOn: string | null;
  endedAt: Date | null;
  endedByName: string | null;
  writtenByName: string;
  writtenAt: Date;
  version: number;
};
export type Hearing = {
  id: string;
  requestId: string;
  agencyId: number;
  businessNumber: string;
  basis: HearingBasis;
  subject: string;
  clock: DeadlineResult;
  dueOn: string;
  askedByName: string;
  askedAt: Date;
  position: HearingPosition | null;
  words: string | null;
  answerKey: string | null;
  answeredByName: string | null;
  answeredAt: Date | null;
};
export type Piece = DisclosureDecision['pieces'][number];
export type Deciding = Pick<Request, 'state' | 'matter' | 'version'>;

/** `정보공개법 제21조제1항`, in the name the law has now. */
export const articleOf = (pack: Pack, { law, article }: LawRef): string =>
  `${pack.catalogue.laws.items.find(({ id }) => id === law)?.name ?? law} ${article}`;

/** One clock of the catalogue from that day, its articles by the names of their laws. */
export const countFrom = (
  pack: Pack,
  ruleId: string,
  on: string,
  events: readonly DeadlineEvent[] = [],
): DeadlineResult & { dueOn: string } => {
  const rule = pack.catalogue.deadlineRules.items.find((item) => item.id === ruleId && inForce(item, on));
  if (!rule) throw new Error(`no deadline rule ${ruleId} in force`);
  const counted = compute(rule, calendarOf(pack.holidays, pack.catalogue.workingHours), { on }, events);
  if (counted.dueOn === null) throw new Error(`${ruleId} gives no day`);
  const lawRef = counted.lawRef.map((ref) => ({ law: ref.law, article: articleOf(pack, ref) }));
  return { ...counted, dueOn: counted.dueOn, lawRef };
};
export const decisionClock = (pack: Pack, receivedOn: string, isExtended: boolean) =>
  countFrom(pack, 'FOI-DECIDE', receivedOn, isExtended ? [{ kind: 'extension' }] : []);
/** A third party has its days from the notice; on core technology it is heard within days of the request. */
export const hearingClock = (pack: Pack, basis: HearingBasis, days: { receivedOn: string; today: string }) =>
  basis === 'thirdParty'
    ? countFrom(pack, 'FOI-THIRD-PARTY', days.today)
    : countFrom(pack, 'FOI-NCT-HEAR', days.receivedOn);

const invalid = (field: string, words: string) => new Problem('request.invalid', { fields: { [field]: words } });
export const requirePast = (receivedOn: string, today: string): void => {
  if (receivedOn > today || receivedOn < addDays(today, -365))
    throw invalid('receivedOn', '받은 날은 오늘까지의 한 해 안에서 골라 주세요. / Choose a day of the past year.');
};

/** Throws unless it is there, still open, and the one that was seen. */
export const requireOpen = <Kept extends Deciding>(request: Kept | undefined, version?: number): Kept => {
  if (!request) throw new Problem('thing.not_found');
  if (request.state !== 'received') throw new Problem('disclosure.not_now');
  if (version !== undefined && version !== request.version) throw new Problem('thing.changed');
  return request;
};

/** Letters and digits alone, as the database compares them, too. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z가-힣]/g, '')
    .toLowerCase();
/** As long as this, a run of letters of a statutory item is no everyday phrase. */
const runLength = 12;
const runs = new WeakMap<Pack, Set<string>>();
/** Every run of letters of the items of the statutory lists. */
const coreRuns = (pack: Pack): Set<string> => {
  const known = runs.get(pack);
  if (known) return known;
  const found = new Set<string>();
  for (const { text } of pack.catalogue.statutoryLists.flatMap((list) => list.items)) {
    const letters = bare(text);
    for (let at = 0; at + runLength <= letters.length; at++) found.add(letters.slice(at, at + runLength));
  }
  runs.set(pack, found);
  return found;
};
const coreWords = /핵심기술|전략기술|nct[a-z]{2,5}[0-9]|coretechnolog|strategictechnolog/;
/** Whether a text speaks of core technology: by those words, or in the words of an item of a statutory list. */
export const speaksOfCore = (pack: Pack, text: string): boolean => {
  const words = bare(text);
  if (coreWords.test(words)) return true;
  const known = coreRuns(pack);
  for (let at = 0; at + runLength <= words.length; at++) if (known.has(words.slice(at, at + runLength))) return true;
  return false;
};

/** What the pieces come to; a request about who holds what has none and is closed. */
export const outcomeOf = (pieces: readonly Pick<Piece, 'class'>[]): DisclosureOutcome => {
  const opened = pieces.filter((piece) => piece.class === 'open').length;
  if (opened === 0) return 'closed';
  return opened === pieces.length ? 'open' : 'partial';
};
export const requireDecidable = (pack: Pack, matter: DisclosureMatter, wish: DisclosureDecision): DisclosureOutcome => {
  const { pieces, how } = wish;
  if (matter === 'holding') {
    if (pieces.length > 0 || how !== null) throw new Problem('disclosure.core_words');
    return 'closed';
  }
  if (pieces.length === 0) throw invalid('pieces', '정보를 하나 이상 적어 주세요. / Name at least one piece.');
  pieces.forEach((piece, at) => {
    if (speaksOfCore(pack, piece.title) || speaksOfCore(pack, piece.words ?? ''))
      throw new Problem('disclosure.core_words', { fields: { [`pieces.${at}`]: '핵심기술 / core technology' } });
  });
  if (how !== null && speaksOfCore(pack, how))
    throw new Problem('disclosure.core_words', { fields: { how: '핵심기술' } });
  const outcome = outcomeOf(pieces);
  if ((outcome === 'closed') !== (how === null))
    throw invalid('how', '공개하는 것이 있으면 방법과 곳을 적어 주세요. / Say how and where it is opened.');
  return outcome;
};
/** Nothing is opened while somebody whom it concerns may still speak. */
export const requireHeard = (hearings: readonly Hearing[], outcome: DisclosureOutcome, today: string): void => {
  const waits = hearings.some(({ answeredAt, dueOn }) => answeredAt === null && dueOn >= today);
  if (outcome !== 'closed' && waits) throw new Problem('disclosure.hearing_open');
};
/** 제21조제3항: at least thirty days between the decision and the opening when a third party objected. */
export const opensOn = (
  pack: Pack,
  hearings: readonly Hearing[],
  outcome: DisclosureOutcome,
  today: string,
): string | null =>
  outcome !== 'closed' && hearings.some(({ position }) => position === 'objects')
    ? countFrom(pack, 'FOI-OPEN-GAP', today).dueOn
    : null;

export const mayOf = (
  request: Deciding & Pick<Request, 'extendedAt'>,
  who: { works: boolean; leads: boolean },
): DisclosurePower[] =>
  request.state !== 'received' || !who.works
    ? []
    : [
        ...(request.matter === 'other' ? (['raise'] as const) : []),
        ...(request.extendedAt === null ? (['extend'] as const) : []),
        'hear',
        ...(who.leads ? (['decide'] as const) : []),
        'withdraw',
      ];

/** The second press of the same answer is the same answer; another one is refused. */
export const isSameAnswer = (hearing: Hearing, key: string): boolean => {
  if (hearing.answeredAt === null) return false;
  if (hearing.answerKey !== key) throw new Problem('disclosure.answered');
  return true;
};

/** Names the reminder that is due now, so that each goes out once: the day before the last one, and when it is over. */
export const reminderOf = ({ dueOn }: Pick<Request, 'dueOn'>, now: Date): string | null => {
  const today = civilOf(now.getTime());
  if (today < addDays(dueOn, -1)) return null;
  return today > dueOn ? `${dueOn}:over` : dueOn;
};

const groundOf = (pack: Pack, id: PieceClass) =>
  pack.catalogue.disclosureGrounds.items.find((ground) => ground.id === id);
export type Line = { level: number; text: string };
type Told = Pick<Request, 'matter' | 'outcome' | 'how' | 'opensOn' | 'wish'>;
/**
 * What the letter says. Of a request about who holds what it holds the same sentences whoever asks and whatever is
 * registered: it is made of the catalogue alone.
 */
export const letterOf = (
  pack: Pack,
  request: Told,
  pieces: readonly Piece[],
  say: { outcome: string; dateOf(on: string): string },
): Line[] => {
  const { holding, remedy } = pack.catalogue.disclosureGrounds;
  const closed = (title: string, id: PieceClass): Line[] => {
    const ground = groundOf(pack, id);
    const article = ground ? `${articleOf(pack, ground.article)}(${ground.heading.ko})` : '';
    return [
      { level: 2, text: title },
      { level: 3, text: `비공개 근거: ${article}${ground?.verified === false ? ' [확인 필요]' : ''}` },
    ];
  };
  const opened = pieces.filter((piece) => piece.class === 'open');
  const withheld = pieces.filter((piece) => piece.class !== 'open');
  const answer: Line[] =
    request.matter === 'holding'
      ? [
          { level: 1, text: '공개하지 않는 정보' },
          ...closed(holding.piece.ko, 'otherLaw'),
          { level: 3, text: holding.answer.ko },
        ]
      : [
          ...(opened.length === 0 ? [] : [{ level: 1, text: '공개하는 정보' }]),
          ...opened.flatMap(({ title, words }) => [
            { level: 2, text: title },
            { level: 3, text: words ?? '' },
          ]),
          ...(withheld.length === 0 ? [] : [{ level: 1, text: '공개하지 않는 정보' }]),
          ...withheld.flatMap((piece) => closed(piece.title, piece.class)),
        ];
  const how: Line[] = request.how === null ? [] : [{ level: 2, text: `공개 방법과 곳: ${request.how}` }];
  const from: Line[] =
    request.opensOn === null
      ? []
      : [
          {
            level: 2,
            text: `공개 실시일: ${say.dateOf(request.opensOn)} 이후(제3자가 비공개를 요청하여 30일의 간격을 둠)`,
          },
        ];
  return [
    { level: 1, text: `결정: ${say.outcome}` },
    ...how,
    ...from,
    ...answer,
    { level: 1, text: '불복하는 방법' },
    { level: 2, text: `${remedy.text.ko}${remedy.verified ? '' : ' [확인 필요]'}` },
  ];
};
