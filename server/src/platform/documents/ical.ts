/**
 * iCalendar (RFC 5545), as much of it as a list of appointments needs. The libraries measured for this wrote Seoul times
 * nine hours wrong or folded lines in the middle of a Hangul syllable, so these lines are our own.
 */
export type CalendarEvent = {
  uid: string;
  /** Grows with every change, so that a client replaces what it has. */
  sequence: number;
  cancelled: boolean;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  title: string;
  location: string;
  description: string;
  url: string;
};

const seoul = 9 * 3_600_000;
const stamp = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d{3}Z$/, '')
    .replace(/[-:]/g, '');
const utc = (at: Date): string => `${stamp(at.getTime())}Z`;
const local = (at: Date): string => stamp(at.getTime() + seoul);

/** RFC 5545 §3.3.11; a control character has no escape and is left out. */
const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** RFC 5545 §3.1: at most 75 octets a line without the break, and never a break inside a character. */
export const fold = (line: string): string => {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(current);
      // The space that marks a continued line counts.
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
};

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${text(event.uid)}`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `DTSTART;TZID=Asia/Seoul:${local(event.startsAt)}`,
  `DTEND;TZID=Asia/Seoul:${local(event.endsAt)}`,
  `SUMMARY:${text(event.title)}`,
  ...(event.location === '' ? [] : [`LOCATION:${text(event.location)}`]),
  ...(event.description === '' ? [] : [`DESCRIPTION:${text(event.description)}`]),
  `URL:${event.url}`,
  'CLASS:PRIVATE',
  'END:VEVENT',
];

/** Korea has kept UTC+9 without summer time since 1988-10-09, so one standard rule says it all. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Seoul',
  'BEGIN:STANDARD',
  'DTSTART:19881009T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:KST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

export const icalOf = (name: string, events: readonly CalendarEvent[]): Buffer =>
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Boru//Appointments//KO',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      `X-WR-CALNAME:${text(name)}`,
      'X-WR-TIMEZONE:Asia/Seoul',
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
      ...zone,
      ...events.flatMap(eventLines),
      'END:VCALENDAR',
    ]
      .map((line) => `${fold(line)}\r\n`)
      .join(''),
  );
