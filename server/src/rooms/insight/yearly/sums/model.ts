import { smallestCell } from '@boru/contract/insight';
import type { ReportTold } from '@boru/contract/yearly';
import type { MoneyPart } from '../../chain/model.ts';
import { type Naming, type Span, toldOf, withheld } from '../model.ts';

/** A table as it was released; what was withheld stays so. */
export const releasedTold = (
  key: 'topics' | 'municipality' | 'level' | 'never' | 'gaps' | 'training',
  span: Span,
  released: { on: string; cells: Readonly<Record<string, number | null>> } | null,
  names: readonly { key: string; name: string }[],
  { date }: Naming,
): ReportTold => {
  const unit = key === 'topics' ? '건' : key === 'training' ? '명' : '곳';
  const known = released === null ? [] : names.filter((one) => one.key in released.cells);
  const rows = known.map(({ key: cell, name }) => ({ name, value: released?.cells[cell] ?? null }));
  const hidden = rows.filter(({ value }) => value === null).length;
  const first = rows.filter(({ value }) => value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  return toldOf(
    key,
    { ...span, until: released?.on ?? span.until },
    {
      columns: ['구분', unit === '곳' ? '기업(곳)' : unit === '건' ? '건' : '출석(명)'],
      rows: rows.map(({ name, value }) => [name, value === null ? withheld : value.toLocaleString('en-US')]),
      summary:
        released === null || rows.length === 0
          ? '아직 공개한 수가 없습니다.'
          : `${date(released.on)}에 공개한 수입니다. ${first === undefined ? '모두 가렸습니다.' : `가장 많은 것은 ${first.name} ${first.value?.toLocaleString('en-US')}${unit}입니다.`}${hidden === 0 || first === undefined ? '' : ` ${hidden}칸은 가렸습니다.`}`,
      bars: rows.map(({ name, value }) => ({ label: name, value })),
    },
  );
};

export const moneyTold = (
  span: Span,
  rows: readonly { articleId: string | null; lines: number; budgetWon: number; paidWon: number | null }[],
  articleOf: (id: string | null) => string,
  { won }: Naming,
): ReportTold => {
  const sorted = [...rows].sort(
    (a, b) => b.budgetWon - a.budgetWon || (a.articleId ?? '').localeCompare(b.articleId ?? ''),
  );
  const budget = sorted.reduce((sum, { budgetWon }) => sum + budgetWon, 0);
  const plain = (amount: number) => amount.toLocaleString('en-US');
  return toldOf('money', span, {
    columns: ['조문', '예산 항목', '예산(원)', '나간 돈(원)'],
    rows: sorted.map(({ articleId, lines, budgetWon, paidWon }) => [
      ...[articleOf(articleId), String(lines), plain(budgetWon), paidWon === null ? withheld : plain(paidWon)],
    ]),
    summary: sorted.length === 0 ? '이 회계연도의 예산 항목이 없습니다.' : `예산은 모두 ${won(budget)}입니다.`,
    bars: sorted.map(({ articleId, budgetWon }) => ({ label: articleOf(articleId), value: budgetWon })),
  });
};

/** By article and agency: the very cells of `moneyTold`, each withheld by itself. */
export const paymentsTold = (
  span: Span,
  parts: readonly MoneyPart[],
  articleOf: (id: string | null) => string,
  { agency }: Naming,
): ReportTold => {
  const plain = (amount: number) => amount.toLocaleString('en-US');
  const isFew = ({ companies }: MoneyPart) => companies > 0 && companies < smallestCell;
  return toldOf('payments', span, {
    columns: ['조문', '기관', '예산(원)', '나간 돈(원)'],
    rows: parts.map((part) => [
      ...[articleOf(part.articleId), agency(part.agencyId), plain(part.budgetWon)],
      isFew(part) ? withheld : plain(part.paidWon),
    ]),
    summary: parts.length === 0 ? '이 회계연도의 예산 항목이 없습니다.' : `조문과 기관의 짝 ${parts.length}개입니다.`,
  });
};

export const effectsTold = (
  span: Span,
  rows: readonly { programmeId: string; companies: number; mean: number; low: number; high: number }[],
  programmeOf: (id: string) => string | undefined,
): ReportTold => {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
  const known = rows.flatMap((row) => {
    const name = programmeOf(row.programmeId);
    return name === undefined ? [] : [{ ...row, name }];
  });
  return toldOf('effects', span, {
    columns: ['사업', '기업(곳)', '평균 변화(점)', '95% 구간(점)'],
    rows: known.map(({ name, companies, mean, low, high }) => [
      ...[name, String(companies), signed(mean), `${signed(low)} ~ ${signed(high)}`],
    ]),
    summary:
      known.length === 0
        ? '앞뒤로 진단한 기업이 다섯 곳이 되는 사업이 아직 없습니다.'
        : `사업 ${known.length}개의 변화를 잴 수 있었습니다.`,
  });
};
