import { CalendarAddress, CalendarFeed, CalendarToken } from '@boru/contract/appointments';
import { ok } from '@boru/contract/fields';
import { download, endpoint } from '#platform/services';
import { endFeed, makeFeed } from './commands.ts';
import { readCalendar, showFeed } from './queries.ts';

export const routes = [
  endpoint({
    id: 'cases.showCalendarFeed',
    method: 'GET',
    path: '/api/calendar-feed',
    summary: { ko: '내 달력 구독 주소가 있는지', en: 'Whether I have a calendar address' },
    may: ['signedIn'],
    output: CalendarFeed,
    handle: (_input, { tx, actor }) => showFeed(tx, actor),
  }),
  endpoint({
    id: 'cases.makeCalendarFeed',
    method: 'POST',
    path: '/api/calendar-feed',
    summary: { ko: '달력 구독 주소 만들기(이전 주소는 끝남)', en: 'Make a calendar address; an earlier one ends' },
    may: ['signedIn'],
    output: CalendarAddress,
    status: 201,
    perMinute: 10,
    handle: (_input, context) => makeFeed(context),
  }),
  endpoint({
    id: 'cases.endCalendarFeed',
    method: 'DELETE',
    path: '/api/calendar-feed',
    summary: { ko: '달력 구독 주소 없애기', en: 'End the calendar address' },
    may: ['signedIn'],
    output: ok,
    handle: async (_input, context) => {
      await endFeed(context);
      return { ok: true as const };
    },
  }),
  // A calendar program cannot sign in, so the address itself is the secret: 256 bits, kept as a hash, revocable; requests are logged by pattern, never by address.
  download({
    id: 'cases.readCalendar',
    method: 'GET',
    path: '/api/calendars/:token',
    summary: { ko: '개인 달력(iCalendar)', en: 'A personal calendar (iCalendar)' },
    may: ['anyone'],
    params: CalendarToken,
    produces: 'text/calendar',
    runAs: 'system',
    perMinute: 60,
    handle: async ({ params }, { tx, now, services }) => ({
      filename: 'boru.ics',
      contentType: 'text/calendar; charset=utf-8',
      body: await readCalendar(tx, params.token, services.config.origin, now),
    }),
  }),
];
