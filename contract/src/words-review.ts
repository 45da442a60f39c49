/** Words of the closed lists about panels, score sheets and selection. */
import { word } from './word.ts';

export const reviewWords = {
  scoreRule: {
    mean: word('평균', 'Mean'),
    trimmed: word('절사평균(최고·최저 제외)', 'Trimmed mean (without highest and lowest)'),
    standardised: word('표준점수의 평균', 'Mean of standard scores'),
    median: word('중앙값', 'Median'),
  },
  panelState: {
    preparing: word('평가 준비', 'Panel being prepared'),
    scoring: word('평가하는 중', 'Being scored'),
    closed: word('평가를 마침', 'Scoring over'),
  },
  panelAction: {
    save: word('평가 기준 정하기', 'Set the criteria'),
    seat: word('평가위원 위촉하기', 'Seat judges'),
    assign: word('평가 배정하기', 'Assign reviews'),
    open: word('평가 시작하기', 'Open the scoring'),
    close: word('평가 마치기', 'Close the scoring'),
    pin: word('이해충돌 지정하기', 'Pin conflicts of interest'),
  },
  conflictSource: {
    declared: word('위원이 스스로 알림', 'Declared by the judge'),
    derived: word('보루의 자료에서 찾음', 'Found in the data'),
    pinned: word('기관이 지정함', 'Pinned by the agency'),
  },
  conflictGround: {
    employer: word('소속이거나 소속이었음', 'Employed there, now or before'),
    client: word('자문하거나 거래한 기업', 'Advised or traded with'),
    family: word('가족 관계', 'Family'),
    adviser: word('컨설팅을 맡았음', 'Did consulting there'),
    other: word('그 밖의 이해관계', 'Another tie'),
  },
  scoreSheetState: {
    assigned: word('아직 평가하지 않음', 'Not yet judged'),
    draft: word('평가표 쓰는 중', 'Sheet being written'),
    submitted: word('평가표를 냄', 'Sheet handed in'),
    void: word('평가표 무효', 'Sheet void'),
  },
  judgeKind: {
    expert: word('명부의 전문가', 'Expert of the pool'),
    officer: word('기관 직원', 'Officer of the agency'),
  },
  selectionObjective: {
    points: word('점수의 합을 가장 크게', 'The highest sum of points'),
    pointsByWon: word('금액으로 무게를 둔 점수의 합을 가장 크게', 'The highest sum of points weighted by money'),
  },
  quotaTag: {
    size: word('규모', 'Size'),
    municipality: word('시군', 'Municipality'),
    industry: word('업종', 'Industry'),
  },
  quotaKind: {
    leastCount: word('건수 하한(해당 기업)', 'Least number of a kind'),
    mostCount: word('건수 상한(해당 기업)', 'Highest number of a kind'),
    leastShare: word('금액 비율 하한', 'Least share of the money'),
    mostShare: word('금액 비율 상한', 'Highest share of the money'),
    leastAll: word('전체 최소 선정 수', 'Least number in all'),
    groupCount: word('한 기업의 건수 상한', 'Highest number for one company'),
    groupWon: word('한 기업의 금액 상한', 'Highest amount for one company'),
  },
  selectionRunState: {
    running: word('계산하는 중', 'Being worked out'),
    done: word('계산을 마침', 'Worked out'),
    stopped: word('계산을 멈춤', 'Calculation stopped'),
    failed: word('계산하지 못함', 'Not worked out'),
  },
  selectionRunOutcome: {
    proven: word('가장 좋은 답임이 증명됨', 'Proven to be the best'),
    found: word('찾은 답(증명되지 않음)', 'Found, not proven'),
    impossible: word('조건을 모두 지킬 수 없음', 'The conditions cannot all be kept'),
    nothing: word('답을 찾지 못함', 'No answer was found'),
  },
  selectionRunFault: {
    memory: word('기억 공간이 모자라 계산이 끝남', 'It needed more memory than it may have'),
    killed: word('계산 과정이 밖에서 끝남', 'The calculation was ended from outside'),
    cancelled: word('사람이 멈춤', 'Stopped by a person'),
    fault: word('계산기가 풀지 못함', 'The solver could not solve it'),
    late: word('정한 시간 안에 끝나지 않음', 'It did not end in time'),
  },
  choiceSource: {
    solver: word('계산한 답', 'The answer worked out'),
    first: word('먼저 보여 준 답', 'The answer at once'),
    ordered: word('순위대로 준 답', 'In the order of the ranking'),
  },
  proposalState: {
    proposed: word('결정을 기다림', 'Waits for a decision'),
    decided: word('결정됨', 'Decided'),
    returned: word('선정안을 돌려보냄', 'Proposal sent back'),
  },
  proposalDecision: {
    decide: word('선정안대로 결정하기', 'Decide as proposed'),
    return: word('선정안 돌려보내기', 'Send the proposal back'),
  },
  selectionAction: {
    run: word('선정 계산하기', 'Work out a selection'),
    propose: word('선정안 올리기', 'Propose a selection'),
    decide: word('선정안 결정하기', 'Decide a proposal'),
  },
  selectionOutcome: {
    selected: word('선정됨', 'Selected'),
    reserve: word('예비', 'On the reserve list'),
    rejected: word('선정되지 않음', 'Not selected'),
  },
} as const;
