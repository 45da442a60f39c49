/** Words of the closed lists about earlier records of a company. */
import { word } from './word.ts';

export const claimWords = {
  recordKind: {
    account: word('등록한 기업', 'Registered company'),
    list: word('목록으로 들어온 기록', 'Record from a list'),
    call: word('전화로 남긴 기록', 'Record of a call'),
  },
  claimState: {
    open: word('보냄', 'Sent'),
    used: word('등록함', 'Registered by it'),
    expired: word('기한 지남', 'Link expired'),
    revoked: word('거둠', 'Taken back'),
  },
  claimAction: {
    invite: word('등록 초대', 'Invite to register'),
    revoke: word('초대 거두기', 'Take the invitation back'),
  },
} as const;
