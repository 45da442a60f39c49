/** Words of the closed lists about consulting engagements. */
import { word } from './word.ts';

export const engagementWords = {
  engagementState: {
    visiting: word('현장 점검 중', 'Visit under way'),
    inReview: word('다른 전문가가 검토 중', 'With the second expert'),
    reviewed: word('검토를 마침', 'Reviewed by a second expert'),
    delivered: word('기업의 답을 기다림', 'Waits for the company'),
    accepted: word('기업이 받아들임', 'Accepted by the company'),
  },
  fieldLayer: {
    claimed: word('기업이 말함', 'Claimed by the company'),
    advised: word('전문가의 조언', 'Advised by the expert'),
    verified: word('직접 확인함', 'Verified on site'),
  },
  entryOutcome: {
    kept: word('현장 기록을 받음', 'Note received'),
    duplicate: word('이미 받은 현장 기록', 'Note received before'),
    refused: word('받을 수 없는 현장 기록', 'Note refused'),
  },
  photoState: {
    asked: word('사진 허락을 기다림', 'Photo awaits permission'),
    allowed: word('사진을 허락함', 'Photo allowed'),
    refused: word('사진을 허락하지 않음', 'Photo not allowed'),
  },
  engagementAction: {
    note: word('현장 기록 적기', 'Write notes of the visit'),
    handIn: word('보고서 초안 내기', 'Hand in the draft report'),
    review: word('초안 검토하기', 'Review the draft'),
    nameReviewer: word('검토자 정하기', 'Name the reviewer'),
    deliver: word('보고서 전하기', 'Deliver the report'),
    answer: word('보고서에 답하기', 'Answer the report'),
    followUp: word('사후 점검 적기', 'Write down the follow-up'),
    allowPhotos: word('사진 허락하기', 'Decide on photos'),
  },
  engagementReview: {
    grant: word('초안이 좋다고 하기', 'Approve the draft'),
    return: word('초안을 돌려보내기', 'Send the draft back'),
  },
  engagementAnswer: {
    accept: word('보고서 받아들이기', 'Accept the report'),
    object: word('고쳐 달라고 하기', 'Ask for changes'),
  },
} as const;
