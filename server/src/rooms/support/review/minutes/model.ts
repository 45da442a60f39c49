import type { HandChange } from '@boru/contract/selection';
import { reviewWords } from '@boru/contract/words-review';

export type Line = { level: number; text: string };
type Answer = {
  count: number;
  won: number;
  constraints: readonly { name: { ko: string }; reached: number; bound: number; holds: boolean }[];
};
type Told = {
  budgetWon: number;
  openedAt: string | null;
  closedAt: string | null;
  panel: {
    rule: keyof typeof reviewWords.scoreRule;
    criteria: readonly { title: { ko: string }; weight: number; highest: number; floor: number | null }[];
    leastTotal: number | null;
  };
  judges: readonly { name: string; affiliation: string | null; removedReason: string | null }[];
  conflicts: readonly {
    judge: string;
    number: string;
    source: keyof typeof reviewWords.conflictSource;
    ground: keyof typeof reviewWords.conflictGround;
  }[];
  ranking: {
    places: number;
    judges: readonly { name: string; decisive: readonly string[] }[];
    rows: readonly {
      number: string;
      companyName: string;
      rank: number | null;
      total: number | null;
      calibratedRank: number | null;
      isTied: boolean;
      isCrossing: boolean;
      failing: readonly { criterion: { ko: string } | null; reached: number; needed: number }[];
    }[];
  };
  decided: {
    answer: Answer;
    ordered: Pick<Answer, 'count' | 'won'>;
    costs: readonly { name: { ko: string }; gain: number | null }[];
    changes: readonly HandChange[];
    proposedBy: string;
    reason: string;
    decidedBy: string | null;
    decisionReason: string | null;
    solver: string | null;
    inputHash: string;
  } | null;
  results: readonly {
    number: string;
    companyName: string;
    outcome: 'selected' | 'reserve' | 'rejected';
    won: number | null;
    reservePlace: number | null;
  }[];
  numberOf: (applicationId: string) => string;
};
const points = (hundredths: number | null): string => (hundredths === null ? '–' : (hundredths / 100).toFixed(2));
const money = (won: number): string => `${won.toLocaleString('en-US')}원`;
const two = (text: string): Line => ({ level: 2, text });
const three = (text: string): Line => ({ level: 3, text });
const orNone = (lines: readonly Line[], none: string): readonly Line[] => (lines.length === 0 ? [two(none)] : lines);

const judged = ({ panel, judges, conflicts, openedAt, closedAt }: Told): Line[] => [
  { level: 1, text: '평가의 방법과 위원' },
  two(`평가 기간: ${openedAt ?? '–'}부터 ${closedAt ?? '–'}까지`),
  two(
    `총점: ${reviewWords.scoreRule[panel.rule].ko}${panel.leastTotal === null ? '' : `, 최저 총점 ${panel.leastTotal}점`}`,
  ),
  ...panel.criteria.map(({ title, weight, highest, floor }) =>
    three(`${title.ko}: 배점 ${weight}, 최고 ${highest}점${floor === null ? '' : `, 과락 ${floor}점 미만`}`),
  ),
  two('평가위원'),
  ...judges.map(({ name, affiliation, removedReason }) =>
    three(
      `${name}${affiliation === null ? '' : `(${affiliation})`}${removedReason === null ? '' : `, 제외: ${removedReason}`}`,
    ),
  ),
  { level: 1, text: '이해충돌과 배정 제외' },
  ...orNone(
    conflicts.map(({ judge, number, source, ground }) =>
      two(`${judge}, ${number}: ${reviewWords.conflictSource[source].ko}, ${reviewWords.conflictGround[ground].ko}`),
    ),
    '이해충돌이 없습니다.',
  ),
];

const ranked = ({ ranking: { rows, judges, places } }: Told): Line[] => [
  { level: 1, text: '공식 순위' },
  ...rows.map((row) => {
    const second = row.calibratedRank === null ? '' : `, 보정 ${row.calibratedRank}위`;
    const failing = row.failing.map(
      ({ criterion, reached, needed }) => ` ${criterion?.ko ?? ''} ${points(reached)}점(기준 ${points(needed)}점)`,
    );
    const marks = [row.isTied ? '동점' : '', row.isCrossing ? '두 순위의 경계가 다름: 다시 논의' : '']
      .filter(Boolean)
      .join(', ');
    return two(
      `${row.rank === null ? `순위 없음${failing.join(',')}` : `${row.rank}위`} ${row.number} ${row.companyName}: ${points(row.total)}점${second}${marks === '' ? '' : ` (${marks})`}`,
    );
  }),
  two(`경계는 ${places}위 다음입니다. 보정한 순위는 위원의 엄격함을 덜어 낸 참고 자료이며 결정하지 않습니다.`),
  ...judges
    .filter(({ decisive }) => decisive.length > 0)
    .map(({ name, decisive }) => three(`${name} 위원의 평가가 없으면 자리가 바뀌는 신청: ${decisive.join(', ')}`)),
];

const chosen = ({ decided, results, numberOf }: Told): Line[] => {
  if (decided === null) return [{ level: 1, text: '선정' }, two('아직 올린 선정안이 없습니다.')];
  const { answer, ordered, costs, changes } = decided;
  const of = (outcome: string) => results.filter((one) => one.outcome === outcome);
  const reserve = of('reserve').sort((a, b) => (a.reservePlace ?? 0) - (b.reservePlace ?? 0));
  return [
    { level: 1, text: '선정' },
    two(`${answer.count}건, ${money(answer.won)}. 순위대로 모두 주면 ${ordered.count}건, ${money(ordered.won)}`),
    ...answer.constraints.map(({ name, reached, bound, holds }) =>
      three(
        `${name.ko}: ${reached.toLocaleString('en-US')} / ${bound.toLocaleString('en-US')} (${holds ? '지킴' : '어김'})`,
      ),
    ),
    ...costs.map(({ name, gain }) =>
      three(`‘${name.ko}’ 때문에 줄어든 값: ${gain === null ? '셈하지 못함' : points(gain)}`),
    ),
    ...changes.map(({ applicationId, permille, reason }) =>
      three(
        `손으로 정함, ${numberOf(applicationId)}: ${permille === null ? '선정하지 않음' : `${permille / 10}%`}. ${reason}`,
      ),
    ),
    two(`제안: ${decided.proposedBy}. ${decided.reason}`),
    two(
      decided.decidedBy === null
        ? '아직 결정하지 않았습니다.'
        : `결정: ${decided.decidedBy}. ${decided.decisionReason ?? ''}`,
    ),
    three(`계산: ${decided.solver ?? '먼저 보여 준 답'}, 입력 전자지문 ${decided.inputHash}`),
    { level: 1, text: '결과' },
    ...orNone(
      of('selected').map(({ number, companyName, won }) => two(`${number} ${companyName}: ${money(won ?? 0)}`)),
      '선정한 신청이 없습니다.',
    ),
    { level: 1, text: '예비 순위' },
    ...orNone(
      reserve.map(({ number, companyName, reservePlace }) => two(`예비 ${reservePlace}번 ${number} ${companyName}`)),
      '예비가 없습니다.',
    ),
  ];
};

/** The whole of it as an outline; every word comes from sheets, conflicts, runs and decisions. */
export const outlineOf = (told: Told): Line[] => [...judged(told), ...ranked(told), ...chosen(told)];
