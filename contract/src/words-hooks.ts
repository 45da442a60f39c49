/** Words of the calls to an agency's own system. */
import { word } from './word.ts';
import { noticeWords } from './words-notices.ts';

export const hookWords = {
  sentEvent: { 'hook.test': word('연결 시험', 'Test of the connection'), ...noticeWords.noticeEvent },
  hookState: {
    on: word('보내고 있음', 'Sending'),
    paused: word('잠시 멈춤', 'Paused'),
    stopped: word('오래 실패하여 멈춤', 'Stopped after failing for long'),
  },
  deliveryState: {
    waiting: word('보내는 중', 'On its way'),
    delivered: word('받음', 'Received'),
    failed: word('받지 못함', 'Not received'),
    dropped: word('보내지 않음', 'Not sent'),
  },
  deliveryFault: {
    address: word('보낼 수 없는 주소', 'Address not allowed'),
    unreachable: word('연결되지 않음', 'Could not connect'),
    tls: word('인증서가 맞지 않음', 'Certificate not valid'),
    timeout: word('10초 안에 답이 없음', 'No answer within 10 seconds'),
    answer: word('받지 못했다는 답', 'Answered that it failed'),
  },
} as const;
