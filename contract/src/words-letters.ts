/** Words of the closed lists of joint letters. */
import { word } from './word.ts';

export const letterWords = {
  letterState: {
    draft: word('공문을 적는 중', 'Letter being written'),
    asking: word('기관의 동의를 받는 중', 'Asking the agencies'),
    sent: word('공문을 시행함', 'Letter issued'),
    withdrawn: word('공문을 거둠', 'Letter withdrawn'),
  },
  letterConsent: {
    waiting: word('아직 답하지 않음', 'No reply so far'),
    agreed: word('함께 보내는 데 동의함', 'Agrees to send it'),
    declined: word('함께하지 않음', 'Does not join'),
  },
  letterPower: {
    write: word('공문 적기', 'Write the letter'),
    ask: word('함께 보낼지 묻기', 'Ask the agencies'),
    answer: word('함께 보낼지 답하기', 'Reply to the lead'),
    takeBack: word('거두어 다시 적기', 'Take back and rewrite'),
    send: word('번호를 매겨 시행하기', 'Number and issue'),
  },
} as const;
