export type Meeting = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  updatedAt: Date;
  sequence: number;
  status: string;
  mode: string;
  place: string;
  forDesk: boolean;
};

const where: Readonly<Record<string, string>> = { visit: '현장 방문', video: '화상 상담' };

/**
 * What leaves for somebody's calendar provider: that there is a consultation, and when. Who comes, about what and the
 * address of a video meeting stay behind the sign-in; the link leads there.
 */
export const eventOf = (meeting: Meeting, origin: string) => ({
  uid: `${meeting.id}@boru`,
  sequence: meeting.sequence,
  cancelled: meeting.status === 'cancelled',
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  changedAt: meeting.updatedAt,
  title: meeting.status === 'cancelled' ? '상담 예약(취소됨)' : '상담 예약',
  location: meeting.mode === 'room' ? meeting.place : (where[meeting.mode] ?? ''),
  description: '자세한 내용은 보루에 로그인하여 확인해 주세요.',
  url: `${origin}${meeting.forDesk ? '/desk' : '/company'}/appointments`,
});
