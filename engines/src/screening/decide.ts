// From evaluations to statuses, and from statuses to the verdict with its sentence. Pure tables; no reading here.
import type { Candidate, CandidateStatus, ConditionResult, ScreeningVerdict } from '@boru/contract/screening';
import { askRole, limitText, merge } from './answers.ts';
import type { Catalogue, Item } from './compile.ts';
import type { Evaluation, Written } from './evaluate.ts';

/** Beyond this factor a figure is not a near miss but another thing, unless its quantity says otherwise. */
const NEAR = 50;

export interface Judged extends Pick<Candidate, 'status' | 'counts' | 'score'> {
  readonly item: Item;
  /** For `below`: the figure is within reach of the limit, or the list excludes what the text describes. */
  readonly near: boolean;
  /** What is shown of it; made only when somebody reads it. */
  readonly write: () => Candidate;
}

function statusOf(evaluation: Evaluation): CandidateStatus {
  const { verdicts, subject, stage, exclusions } = evaluation;
  if (exclusions.some(({ exclusion }) => exclusion.effect !== 'review') || stage === 'missing') return 'below';
  const has = (verdict: ConditionResult['verdict']) => verdicts.some((v) => v.verdict === verdict);
  if (has('below')) return 'below';
  if (subject.grip === 'used') return 'ask';
  // A pointer ("cells") beside a figure that only this quantity has is as good as the name.
  const pointed =
    subject.pointed && verdicts.some((v) => v.numeric && (v.verdict === 'met' || v.verdict === 'borderline'));
  if (subject.grip !== 'own' || (subject.doubtful && !pointed) || exclusions.length > 0) return 'review';
  // The figure given is of another kind (Wh/L against Wh/kg): the right one has to be asked for.
  if (has('incomparable')) return 'ask';
  if (has('borderline')) return 'borderline';
  const open = verdicts.filter((v) => v.verdict === 'unknown' || v.verdict === 'unclear');
  if (open.some((v) => !v.review) || stage === 'open') return 'ask';
  if (open.length > 0) return 'review';
  const numeric = verdicts.some((v) => v.numeric && v.verdict === 'met');
  if (evaluation.warrant() !== 'given') return 'review';
  return numeric && stage !== 'none' ? 'met' : 'likely';
}

const WEIGHT: Readonly<Record<CandidateStatus, number>> = {
  met: 0.5,
  likely: 0.45,
  borderline: 0.4,
  ask: 0.35,
  review: 0.25,
  below: 0.12,
};

function scoreOf(evaluation: Evaluation, status: CandidateStatus): number {
  const { subject, conditions, stage, item } = evaluation;
  const words =
    subject.mentions.reduce((sum, mention) => sum + (mention.hint ? 0.5 : 1), 0) / item.profile.subject.length;
  const groups = Math.min(item.profile.subject.length, 3) / 3;
  const answered =
    conditions.length === 0
      ? 0
      : conditions.filter((c) => c.verdict === 'met' || c.verdict === 'borderline').length / conditions.length;
  const grip = subject.grip === 'own' ? 1 : subject.grip === 'hint' ? 0.7 : 0.3;
  const raw = WEIGHT[status] + 0.25 * words * grip + 0.1 * answered + 0.08 * groups + (stage === 'found' ? 0.05 : 0);
  return Math.round(raw * (0.5 + 0.5 * subject.coverage) * 1e4) / 1e4;
}

function isNear(catalogue: Catalogue, evaluation: Evaluation): boolean {
  if (evaluation.exclusions.length > 0)
    return evaluation.exclusions.some(({ exclusion }) => exclusion.effect === 'reject');
  const below = evaluation.conditions.filter((c) => c.verdict === 'below');
  return below.every((c) => {
    if (c.required === null || c.converted === null || c.converted <= 0 || c.required.value <= 0) return true;
    const factor = c.converted > c.required.value ? c.converted / c.required.value : c.required.value / c.converted;
    return factor <= (catalogue.quantities.get(c.required.quantity)?.near ?? NEAR);
  });
}

function sentence(
  evaluation: Evaluation,
  { exclusions, conditions, asks }: Written,
  status: CandidateStatus,
): { ko: string; en: string } {
  const hit = exclusions[0];
  if (hit !== undefined) return hit.reason;
  const short = conditions.find((c) => c.verdict === 'below');
  if (status === 'below' && short?.required != null) {
    const limit = limitText(short.required);
    const value = short.converted === null ? '?' : String(short.converted);
    return {
      ko: `${short.name.ko} ${value} ${short.required.unit}: 기준 ${limit.ko}에 미치지 못합니다.`,
      en: `${short.name.en} ${value} ${short.required.unit}: short of the limit, ${limit.en}.`,
    };
  }
  if (status === 'below') return { ko: '목록이 정한 범위가 아닙니다.', en: 'Outside the scope the list names.' };
  if (evaluation.subject.grip === 'used')
    return {
      ko: '사거나 쓰는 것으로 읽힙니다. 직접 만드는 기술이 있을 때만 해당할 수 있습니다.',
      en: 'Reads as bought or used. Only technology of your own can apply.',
    };
  const open = asks[0];
  if (status === 'borderline')
    return {
      ko: `수치가 기준선에 걸쳐 있습니다. ${open?.question.ko ?? ''}`.trim(),
      en: `The figure lies on the limit. ${open?.question.en ?? ''}`.trim(),
    };
  if (status === 'ask')
    return {
      ko: `아직 알 수 없습니다. ${open?.question.ko ?? ''}`.trim(),
      en: `Not known yet. ${open?.question.en ?? ''}`.trim(),
    };
  if (isUnwarranted(evaluation, status))
    return {
      ko: '누구의 기술인지 글에서 알 수 없습니다. 직접 설계하거나 만드는 기술이면 해당할 수 있습니다.',
      en: 'The text does not say whose work it is. It may apply if you design or make it yourself.',
    };
  if (status === 'review')
    return {
      ko: '문언과 꼭 같지는 않아 사람의 검토가 필요합니다.',
      en: 'Not quite the wording of the list: a person should look.',
    };
  return status === 'met'
    ? { ko: '적힌 수치와 범위가 조건에 맞습니다.', en: 'The figures and the scope given meet the conditions.' }
    : { ko: '목록이 이름으로 든 기술로 읽힙니다.', en: 'Reads as a technology the list names.' };
}

/** `fieldFits`: the reader chose the item's field, which lifts it a little. */
export function decide(catalogue: Catalogue, evaluation: Evaluation, fieldFits = false): Judged | null {
  const { subject, item } = evaluation;
  if (subject.mentions.length === 0) return null;
  const whole = subject.coverage === 1;
  if (whole && subject.grip === 'none') return null;
  const status: CandidateStatus = whole ? statusOf(evaluation) : 'review';
  const other = evaluation.exclusions.some(({ exclusion }) => exclusion.effect === 'other');
  const otherStage = evaluation.stage === 'missing' && evaluation.exclusions.length === 0;
  // A pointer alone ("flash memory", "battery") is no ground for a verdict; a firm word or a figure that fits must stand beside it.
  const grounded =
    (subject.named && (subject.grip === 'own' || !subject.hinted)) ||
    evaluation.scoped ||
    evaluation.verdicts.some((v) => v.numeric && ['met', 'borderline', 'below'].includes(v.verdict));
  // Work on what others own ("고객이 준 패널의 모듈 조립") is a near miss where the list names that work to exclude it.
  const rejected = evaluation.exclusions.some(({ exclusion }) => exclusion.effect === 'reject');
  const theirs = subject.grip === 'used' && !(subject.forOthers && rejected);
  // "굴착기용 연료전지": for X, and told as another matter by the item itself.
  const aside = subject.grip !== 'own' && evaluation.exclusions.some(({ exclusion }) => exclusion.effect === 'review');
  // The text is about something else: then neither what fits, nor what falls short, nor what is missing counts.
  const elsewhere = isElsewhere(evaluation);
  const counts = whole && grounded && !theirs && !other && !otherStage && !aside && !elsewhere;
  if (status === 'review' && !counts && !evaluation.partly) return null;
  const score = scoreOf(evaluation, status) + (fieldFits ? 0.05 : 0);
  return {
    item,
    status,
    counts,
    score,
    near: status === 'below' && isNear(catalogue, evaluation),
    write: () => candidateOf(evaluation, { status, counts, score }),
  };
}

/** Everything fits, but nothing says whose work it is: that is asked, and no more. */
const isUnwarranted = ({ subject, warrant }: Evaluation, status: CandidateStatus): boolean =>
  status === 'review' && subject.grip === 'own' && subject.coverage === 1 && warrant() !== 'given';

const isElsewhere = ({ subject, warrant }: Evaluation): boolean =>
  subject.coverage === 1 && subject.grip !== 'used' && warrant() === 'elsewhere';

function candidateOf(evaluation: Evaluation, found: Pick<Candidate, 'status' | 'counts' | 'score'>): Candidate {
  const { item, subject } = evaluation;
  const written = evaluation.write();
  return {
    item: item.id,
    list: item.list,
    edition: item.edition,
    field: item.field,
    title: item.profile.title,
    text: item.text,
    ...found,
    evidence: written.evidence,
    conditions: written.conditions,
    asks:
      found.status === 'below'
        ? []
        : merge(isUnwarranted(evaluation, found.status) || isElsewhere(evaluation) ? [askRole(item)] : written.asks),
    exclusions: written.exclusions,
    timeLimits: written.timeLimits,
    reason:
      subject.coverage === 1
        ? sentence(evaluation, written, found.status)
        : { ko: '일부만 언급되어 있습니다.', en: 'Only partly spoken of.' },
    reviewed: item.profile.verified,
  };
}

export function verdictOf(judged: readonly Judged[]): ScreeningVerdict {
  const counted = judged.filter((j) => j.counts);
  const has = (...statuses: CandidateStatus[]) => counted.some((j) => statuses.includes(j.status));
  if (has('met', 'likely')) return 'match';
  if (has('borderline')) return 'borderline';
  if (has('ask')) return 'insufficient';
  if (has('review')) return 'review';
  return counted.some((j) => j.near) ? 'near-miss' : 'none';
}

export function reasonOf(verdict: ScreeningVerdict, candidates: readonly Candidate[]): { ko: string; en: string } {
  const order: Readonly<Record<ScreeningVerdict, readonly CandidateStatus[]>> = {
    match: ['met', 'likely'],
    borderline: ['borderline'],
    insufficient: ['ask'],
    review: ['review'],
    'near-miss': ['below'],
    none: [],
  };
  const lead = candidates.find(({ counts, status }) => counts && order[verdict].includes(status));
  const name = {
    ko: lead === undefined ? '' : `‘${lead.title.ko}’`,
    en: lead === undefined ? '' : `“${lead.title.en}”`,
  };
  if (lead === undefined)
    return {
      ko: '적어 주신 내용에서 목록의 기술을 찾지 못했습니다.',
      en: 'Nothing in the description corresponds to a listed technology.',
    };
  if (verdict === 'match')
    return {
      ko: `${name.ko}에 해당할 수 있습니다. 판정은 산업통상부장관이 합니다.`,
      en: `${name.en} may apply. The minister decides.`,
    };
  if (verdict === 'near-miss')
    return {
      ko: `${name.ko}에 가깝지만 지금 적힌 내용으로는 해당하지 않습니다. ${lead.reason.ko}`,
      en: `Close to ${name.en}, but not within it as described. ${lead.reason.en}`,
    };
  return { ko: `${name.ko}: ${lead.reason.ko}`, en: `${name.en}: ${lead.reason.en}` };
}
