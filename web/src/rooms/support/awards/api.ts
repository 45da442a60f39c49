import type {
  AgreementSignature,
  AwardChangeDecision,
  AwardChangeView,
  AwardLine,
  AwardList,
  AwardView,
  NewAward,
  NewAwardChange,
  OverlapList,
  PaymentWish,
  PlanItem,
} from '@boru/contract/awards';
import { type ListName, wordOf } from '@boru/contract/words';
import { queryOptions } from '@tanstack/react-query';
import { useDeedOn } from '#lib/deed';
import { api } from '#lib/fetcher';
import { usePick } from '#lib/locale';

export type { AwardChangeView, AwardLine, AwardList, AwardView, NewAward, NewAwardChange, PlanItem };
export type Overlaps = (typeof OverlapList)['_output'];

/** Below the key of money: whatever is approved on the way refreshes awards too. */
const awardKey = ['money', 'awards'] as const;
export const awardsQuery = queryOptions({
  queryKey: [...awardKey, 'list'],
  queryFn: ({ signal }) => api<AwardList>('GET /api/awards', { signal }),
});
export const awardQuery = (awardId: string) =>
  queryOptions({
    queryKey: [...awardKey, awardId],
    queryFn: ({ signal }) => api<AwardView>('GET /api/awards/:awardId', { params: { awardId }, signal }),
  });
export type OverlapWish = Pick<NewAward, 'businessNumber' | 'item' | 'periodFrom' | 'periodTo'>;
export const findOverlaps = (query: OverlapWish) => api<Overlaps>('GET /api/desk/awards/overlaps', { query });
export const decideAward = (body: NewAward) => api<{ id: string }>('POST /api/desk/awards', { body });
export const issueAgreement = (awardId: string, body: { seen: number; reason: string }) =>
  api('POST /api/desk/awards/:awardId/agreement', { params: { awardId }, body });
export type Signature = (typeof AgreementSignature)['_input'];
export const signAgreement = (side: Side, awardId: string, body: Signature) =>
  api(
    side === 'desk'
      ? 'POST /api/desk/awards/:awardId/agreement/sign'
      : 'POST /api/company/awards/:awardId/agreement/sign',
    { params: { awardId }, body },
  );
export const askPayment = (awardId: string, body: (typeof PaymentWish)['_input']) =>
  api('POST /api/desk/awards/:awardId/payments', { params: { awardId }, body });
export const askChange = (awardId: string, body: NewAwardChange) =>
  api('POST /api/awards/:awardId/changes', { params: { awardId }, body });
export const decideChange = (awardId: string, changeId: string, body: (typeof AwardChangeDecision)['_input']) =>
  api('POST /api/desk/awards/:awardId/changes/:changeId/decide', { params: { awardId, changeId }, body });
export const agreementAddress = (awardId: string, number: number): string =>
  `/api/awards/${encodeURIComponent(awardId)}/agreement.pdf?number=${number}`;

export type Side = 'desk' | 'company';

/** A deed about an award: also what was refused shows what is true now. */
export const useAwardDeed = <Wish = void>(send: (wish: Wish) => Promise<unknown>, done: string, after?: () => void) =>
  useDeedOn({ all: ['money'], one: awardKey }, send, done, after);

/** A word of a closed list, in the reader's language. */
export function useWord(): (list: ListName, id: string) => string {
  const pick = usePick();
  return (list, id) => pick(wordOf(list, id) ?? { ko: id, en: id });
}
