import type { Bilingual } from '@boru/contract/fields';
import { smallestCell } from '@boru/contract/insight';
import type { ReportTold } from '@boru/contract/yearly';
import { few, type Naming, type Span, toldOf } from '../model.ts';

export const partiesTold = (
  span: Span,
  founders: readonly number[],
  changes: readonly { kind: string; agencyId: number; effectiveOn: string }[],
  signedOn: string,
  { agency, date }: Naming,
): ReportTold => {
  const joined = new Map(founders.map((id) => [id, signedOn]));
  for (const { kind, agencyId, effectiveOn } of changes)
    if (kind === 'withdrawal') joined.delete(agencyId);
    else if (kind === 'accession' && !joined.has(agencyId)) joined.set(agencyId, effectiveOn);
  const rows = [...joined].sort(([a], [b]) => a - b).map(([id, on]) => [agency(id), date(on)]);
  return toldOf('parties', span, {
    columns: ['기관', '참여한 날'],
    rows,
    summary: `${date(span.until)} 현재 ${rows.length}개 기관이 함께합니다.`,
  });
};

const standings = { done: '이룸', onTrack: '제때 하고 있음', late: '늦어지고 있음', stopped: '멈춤' } as const;
export const promisesTold = (
  span: Span,
  clauses: readonly { id: string; number: number; text: Bilingual }[],
  counts: readonly { clause: string; standing: string; count: number }[],
): ReportTold => {
  const of = (standing: string, clause?: string) =>
    counts
      .filter((one) => one.standing === standing && (clause === undefined || one.clause === clause))
      .reduce((sum, { count }) => sum + count, 0);
  const all = Object.keys(standings).reduce((sum, standing) => sum + of(standing), 0);
  return toldOf('promises', span, {
    columns: ['조항', ...Object.values(standings)],
    rows: clauses.map(({ id, number, text }) => [
      `${number}. ${text.ko}`,
      ...Object.keys(standings).map((standing) => String(of(standing, id))),
    ]),
    summary:
      all === 0 ? '이해의 이행 점검을 아직 마치지 않았습니다.' : `약속 ${all}건 가운데 ${of('done')}건을 이루었습니다.`,
    bars: Object.entries(standings).map(([standing, label]) => ({ label, value: of(standing) })),
  });
};

const taskStandings: Readonly<Record<string, string>> = {
  notBegun: '시작하지 않음',
  underWay: '추진하는 중',
  behind: '계획보다 늦음',
  halted: '추진을 멈춤',
  finished: '과제를 마침',
};
export const tasksTold = (
  span: Span,
  tasks: readonly { title: string; agencyId: number; standing: string; percent: number; toOn: string }[],
  { agency, date }: Naming,
): ReportTold => {
  const count = (standing: string) => tasks.filter((task) => task.standing === standing).length;
  return toldOf('tasks', span, {
    columns: ['과제', '맡은 기관', '상태', '진척', '기한'],
    rows: tasks.map(({ title, agencyId, standing, percent, toOn }) => [
      ...[title, agency(agencyId), taskStandings[standing] ?? standing, `${percent}%`, date(toOn)],
    ]),
    summary:
      tasks.length === 0
        ? '이해의 계획에 과제가 없습니다.'
        : `과제 ${tasks.length}개 가운데 ${count('finished')}개를 마쳤고, ${count('behind') + count('halted')}개가 늦거나 멈추었습니다.`,
    bars: Object.entries(taskStandings).map(([standing, label]) => ({ label, value: count(standing) })),
  });
};

type IndicatorRow = {
  title: string;
  unit: string;
  source: string;
  target: number;
  actual: number | null;
  valueOn: string | null;
  failedOn: string | null;
};
export const indicatorsTold = (span: Span, rows: readonly IndicatorRow[], { date }: Naming): ReportTold => {
  const number = (value: number) => value.toLocaleString('en-US');
  const isFew = ({ source, actual }: IndicatorRow) =>
    source !== 'entered' && actual !== null && actual > 0 && actual < smallestCell;
  const reached = rows.filter(({ actual, target }) => actual !== null && actual >= target).length;
  return toldOf('indicators', span, {
    columns: ['지표', '목표', '값', '센 날'],
    rows: rows.map((row) => [
      row.title,
      `${number(row.target)} ${row.unit}`,
      isFew(row) ? few : row.actual === null ? '값 없음' : `${number(row.actual)} ${row.unit}`,
      (row.valueOn === null ? '–' : date(row.valueOn)) +
        (row.failedOn === null ? '' : ` (${date(row.failedOn)}에 세지 못해 앞의 값을 씀)`),
    ]),
    summary:
      rows.length === 0 ? '적은 지표가 없습니다.' : `지표 ${rows.length}개 가운데 ${reached}개가 목표에 이르렀습니다.`,
  });
};

export const holesTold = (
  span: Span,
  articles: readonly {
    statute: string;
    number: string | null;
    title: string;
    kind: string;
    isVerified: boolean;
    programmes: number;
  }[],
): ReportTold => {
  const empty = articles.filter(({ kind, programmes }) => kind === 'ordinance' && programmes === 0);
  return toldOf('holes', span, {
    columns: ['조문', '조례', '확인'],
    rows: empty.map(({ statute, number, title, isVerified }) => [
      ...[number === null ? title : `${number}(${title})`, statute, isVerified ? '대조함' : '확인 필요'],
    ]),
    summary: empty.length === 0 ? '사업이 없는 조문이 없습니다.' : `사업이 없는 조문이 ${empty.length}개 있습니다.`,
  });
};

const actionStates: Readonly<Record<string, string>> = {
  open: '조치하는 중',
  done: '조치를 마침',
  dropped: '조치를 그만둠',
};
export const actionsTold = (
  span: Span,
  actions: readonly {
    title: string;
    agencyId: number;
    owner: string;
    dueOn: string;
    state: string;
    words: string | null;
    body: string;
    number: number;
  }[],
  { agency, date }: Naming,
): ReportTold => {
  const done = actions.filter(({ state }) => state === 'done').length;
  return toldOf('actions', span, {
    columns: ['조치사항', '회의', '맡은 곳', '기한', '상태'],
    rows: actions.map(({ title, agencyId, owner, dueOn, state, words, body, number }) => [
      ...[title, `${body} 제${number}차`, `${agency(agencyId)} ${owner}`, date(dueOn)],
      `${actionStates[state] ?? state}${words === null ? '' : `. ${words}`}`,
    ]),
    summary:
      actions.length === 0
        ? '정한 조치사항이 없습니다.'
        : `조치사항 ${actions.length}건 가운데 ${done}건을 마쳤습니다.`,
  });
};
