/** Words of the closed lists about budget, ledger and awards. */
import { word } from './word.ts';

export const moneyWords = {
  ledgerEntryKind: {
    budget: word('예산 편성', 'Budgeted'),
    revise: word('예산 변경', 'Budget revised'),
    carry: word('예산 이월', 'Carried to the next year'),
    commit: word('교부결정', 'Award decided'),
    release: word('교부결정 감액', 'Award reduced'),
    disburse: word('보조금 교부', 'Grant paid out'),
    spend: word('보조금 집행', 'Grant spent'),
    settle: word('정산 확정', 'Settlement confirmed'),
    return: word('보조금 반납', 'Grant returned'),
  },
  moneyRequestKind: {
    budget: word('예산 편성', 'Budgeted'),
    revise: word('예산 변경', 'Budget revised'),
    carry: word('예산 이월', 'Carried to the next year'),
    commit: word('교부결정', 'Award decided'),
    release: word('교부결정 감액', 'Award reduced'),
    disburse: word('보조금 교부', 'Grant paid out'),
    settle: word('정산 확정', 'Settlement confirmed'),
    return: word('보조금 반납', 'Grant returned'),
    reverse: word('기록 되돌리기', 'Entry reversed'),
  },
  moneyRequestState: {
    waiting: word('승인을 기다림', 'Waits for approval'),
    approved: word('승인됨, 지급 기록을 기다림', 'Approved, waits for the record of payment'),
    posted: word('원장에 적음', 'Posted'),
    refused: word('승인하지 않음', 'Not approved'),
    withdrawn: word('돈 요청을 거둠', 'Money request taken back'),
  },
  moneyStep: {
    approve: word('요청 승인', 'Approve the request'),
    refuse: word('요청 반려', 'Refuse the request'),
    withdraw: word('돈 요청 거두기', 'Take the money request back'),
    carryOut: word('지급 기록', 'Record the payment'),
  },
  moneyAccount: {
    assembly: word('의회가 승인한 예산', 'Appropriated by the council'),
    available: word('남은 예산', 'Budget left'),
    treasury: word('돌려받은 돈', 'Money returned'),
    committed: word('교부하기로 한 돈', 'Money committed'),
    held: word('기업이 갖고 있는 돈', 'Money held by the company'),
    spent: word('쓴 보조금', 'Grant money spent'),
    due: word('반납할 돈', 'Money due back'),
    interest: word('생긴 이자', 'Interest earned'),
    ownSource: word('기업의 자부담', 'Own share of the company'),
    ownSpent: word('쓴 자부담', 'Own share spent'),
  },
  budgetFormat: { xlsx: word('엑셀(XLSX)', 'Excel (XLSX)'), json: word('JSON', 'JSON') },
} as const;
