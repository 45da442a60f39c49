import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, fold, icalOf } from './ical.ts';

const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '0192d1a0-0000-7000-8000-000000000001@boru',
  sequence: 0,
  cancelled: false,
  startsAt: new Date('2026-11-30T15:30:00Z'),
  endsAt: new Date('2026-11-30T16:30:00Z'),
  changedAt: new Date('2026-11-23T00:00:00Z'),
  title: '상담 예약',
  location: '',
  description: '',
  url: 'http://localhost:8080/company/appointments',
  ...change,
});
const linesOf = (file: Buffer) => file.toString('utf8').split('\r\n');
const unfold = (folded: string) => folded.replaceAll('\r\n ', '');
/** RFC 5545 §3.3.11, read backwards. */
const plain = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign));

describe('달력 파일(RFC 5545)', () => {
  it('모든 줄이 CRLF로 끝나고 한글이어도 75옥텟을 넘지 않으며, 접힌 줄은 글자를 가르지 않습니다', () => {
    const file = icalOf('보루', [event({ description: '가나다라마바사아자차카타파하🧭'.repeat(40) })]);
    const whole = file.toString('utf8');
    expect(whole.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(whole.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of linesOf(file)) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(whole).not.toContain('\uFFFD');
    expect(unfold(whole)).toContain('가나다라마바사아자차카타파하🧭'.repeat(40));
  });

  it('어떤 글이든 접었다 펴면 같습니다', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (line) => {
        const one = line.replace(/[\r\n]/g, '');
        const folded = fold(one);
        return unfold(folded) === one && folded.split('\r\n').every((part) => Buffer.byteLength(part) <= 75);
      }),
      { numRuns: 300 },
    );
  });

  it('쉼표, 쌍반점, 역빗금, 줄바꿈을 벗어나게 적어 새 줄을 끼워 넣을 수 없습니다', () => {
    const nasty = 'a,b;c\\d\nATTENDEE:mailto:evil@example.kr\r\nEND:VEVENT';
    const file = icalOf('보루', [event({ title: nasty })]);
    const unfolded = unfold(file.toString('utf8')).split('\r\n');
    expect(unfolded.filter((line) => line.startsWith('ATTENDEE') || line === 'END:VEVENT')).toEqual(['END:VEVENT']);
    const summary = unfolded.find((line) => line.startsWith('SUMMARY:')) ?? '';
    expect(plain(summary.slice('SUMMARY:'.length))).toBe(nasty.replaceAll('\r\n', '\n'));
  });

  it('서울 시각을 시간대와 함께 적고, 자정을 넘는 시각도 다음 날이 됩니다', () => {
    const lines = linesOf(icalOf('보루', [event()]));
    expect(lines).toContain('DTSTART;TZID=Asia/Seoul:20261201T003000');
    expect(lines).toContain('DTEND;TZID=Asia/Seoul:20261201T013000');
    expect(lines).toContain('DTSTAMP:20261123T000000Z');
    const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'));
    expect(zone).toEqual(expect.arrayContaining(['TZID:Asia/Seoul', 'TZOFFSETFROM:+0900', 'TZOFFSETTO:+0900']));
  });

  it('취소는 같은 UID에 더 큰 SEQUENCE와 STATUS:CANCELLED로 알립니다', () => {
    const lines = linesOf(icalOf('보루', [event({ cancelled: true, sequence: 2 })]));
    expect(lines).toEqual(
      expect.arrayContaining(['UID:0192d1a0-0000-7000-8000-000000000001@boru', 'SEQUENCE:2', 'STATUS:CANCELLED']),
    );
  });
});
