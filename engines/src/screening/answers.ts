// Answers of the interview, and the questions themselves: one plain question each, "모름" always allowed.
import type { Ask, ScreeningAnswer, ScreeningInput } from '@boru/contract/screening';
import type { ProfileCondition, ProfileScope, ProfileTime } from '@boru/contract/screening-profile';
import type { Catalogue, Item } from './compile.ts';

export type Answers = ReadonlyMap<string, ScreeningAnswer['answer']>;

export function answersOf(input: ScreeningInput): Answers {
  return new Map((input.answers ?? []).map((a) => [a.ask, a.answer]));
}

const grouping = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const operatorWords: Readonly<Record<ProfileCondition['op'], { ko: string; en: string }>> = {
  '>=': { ko: '이상', en: 'or more' },
  '>': { ko: '초과', en: 'exceeded' },
  '<=': { ko: '이하', en: 'or less' },
  '<': { ko: '미만', en: 'not reached' },
};

/** The limits of the lists are few and are said again for every card. */
const formatted = new Map<number, string>();
function grouped(value: number): string {
  const known = formatted.get(value) ?? grouping.format(value);
  if (formatted.size < 1000) formatted.set(value, known);
  return known;
}

export function limitText(condition: Pick<ProfileCondition, 'op' | 'value' | 'unit'>): { ko: string; en: string } {
  const value = `${grouped(condition.value)} ${condition.unit}`;
  const words = operatorWords[condition.op];
  return { ko: `${value} ${words.ko}`, en: `${value} ${words.en}` };
}

export function askQuantity(catalogue: Catalogue, item: Item, condition: ProfileCondition): Ask {
  const quantity = catalogue.quantities.get(condition.quantity);
  const limit = limitText(condition);
  return {
    id: `quantity:${condition.quantity}`,
    kind: 'quantity',
    quantity: condition.quantity,
    unit: condition.unit,
    units: [...(quantity?.units ?? [condition.unit])],
    choices: [],
    question: quantity?.question ?? { ko: condition.quantity, en: condition.quantity },
    why: {
      ko: `${item.profile.title.ko}: 기준은 ${limit.ko}입니다.`,
      en: `${item.profile.title.en}: the limit is ${limit.en}.`,
    },
    items: [item.id],
  };
}

function yesNo(id: string, question: Ask['question'], why: Ask['why'], item: Item): Ask {
  return { id, kind: 'yesNo', quantity: null, unit: null, units: [], choices: [], question, why, items: [item.id] };
}

export const scopeAskId = (scope: ProfileScope): string => `scope:${scope.id}:${scope.any[0] ?? ''}`;
export function askScope(item: Item, scope: ProfileScope): Ask {
  return yesNo(
    scopeAskId(scope),
    scope.question,
    { ko: `목록의 문언: “${scope.quote}”`, en: `Wording of the list: “${scope.quote}”` },
    item,
  );
}

export const stageAskId = (item: Item): string => `stage:${item.id}`;
export function askStage(item: Item): Ask {
  return yesNo(
    stageAskId(item),
    {
      ko: `“${item.text}” 가운데 직접 하는 일이 있나요?`,
      en: `Do you yourself do any of the work named in “${item.text}”?`,
    },
    { ko: '목록은 정해진 단계의 기술만 대상으로 합니다.', en: 'The list covers only technology of the named stages.' },
    item,
  );
}

export const roleAskId = (item: Item): string => `role:${item.profile.subject.flatMap((g) => g.any)[0] ?? item.id}`;
export function askRole(item: Item): Ask {
  return yesNo(
    roleAskId(item),
    {
      ko: `${item.profile.title.ko}: 사거나 쓰기만 하지 않고 직접 만드는 기술을 갖고 있나요?`,
      en: `${item.profile.title.en}: do you own the technology to make it, rather than buying or using it?`,
    },
    {
      ko: '제품을 사거나 쓰는 것만으로는 기술을 보유한 것이 아닙니다.',
      en: 'Buying or using a product is not owning the technology.',
    },
    item,
  );
}

export const timeAskId = (time: ProfileTime): string => `time:${time.after}`;
export function askTime(item: Item, time: ProfileTime): Ask {
  return {
    id: timeAskId(time),
    kind: 'date',
    quantity: time.after,
    unit: 'date',
    units: [],
    choices: [],
    question: time.question,
    why: { ko: `목록의 문언: “${time.quote}”`, en: `Wording of the list: “${time.quote}”` },
    items: [item.id],
  };
}

export const branchAskId = (item: Item): string => `branch:${item.profile.subject[0]?.any[0] ?? item.id}`;
export function askBranch(item: Item): Ask {
  return {
    id: branchAskId(item),
    kind: 'choice',
    quantity: null,
    unit: null,
    units: [],
    choices: [
      ...item.profile.branches.map((branch) => ({ id: branch.id, ...branch.name })),
      { id: 'other', ko: '그 밖의 것', en: 'Something else' },
    ],
    question: item.profile.branchQuestion ?? { ko: '어느 쪽인가요?', en: 'Which one is it?' },
    why: { ko: '갈래마다 기준 수치가 다릅니다.', en: 'Each kind has its own limit.' },
    items: [item.id],
  };
}

/** One question for all candidates that ask the same; the items it can still change are listed. */
export function merge(asks: readonly Ask[]): Ask[] {
  const byId = new Map<string, Ask>();
  for (const ask of asks) {
    const known = byId.get(ask.id);
    if (known === undefined) byId.set(ask.id, ask);
    else {
      const choices = [
        ...known.choices,
        ...ask.choices.filter((choice) => !known.choices.some((k) => k.id === choice.id)),
      ];
      const ordered = [...choices.filter((c) => c.id !== 'other'), ...choices.filter((c) => c.id === 'other')];
      const why =
        known.why.ko === ask.why.ko
          ? known.why
          : { ko: `${known.why.ko} ${ask.why.ko}`, en: `${known.why.en} ${ask.why.en}` };
      byId.set(ask.id, { ...known, choices: ordered, why, items: [...new Set([...known.items, ...ask.items])] });
    }
  }
  return [...byId.values()];
}
