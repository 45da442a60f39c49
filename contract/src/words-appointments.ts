/** Words of the closed lists about consultation appointments. */
import { word } from './word.ts';

export const appointmentWords = {
  appointmentMode: {
    room: word('기관에서 만나기', 'At the agency'),
    visit: word('현장 방문', 'At your site'),
    video: word('화상 상담', 'Video meeting'),
  },
  appointmentStatus: {
    booked: word('예약됨', 'Booked'),
    cancelled: word('예약 취소됨', 'Appointment cancelled'),
  },
  appointmentAction: {
    move: word('시간 바꾸기', 'Move'),
    cancel: word('예약 취소하기', 'Cancel the appointment'),
  },
} as const;
