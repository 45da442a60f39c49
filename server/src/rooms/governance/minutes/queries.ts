import { civilOf } from '@boru/contract/civil';
import { HWPX_TYPE, numbered, officialDate, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { governs } from '../commitments/index.ts';
import { namesOn } from '../council/index.ts';
import { wholeMeeting } from '../meetings/index.ts';
import { outlineOf } from './model.ts';

/** 회의록: a draft until the meeting is over, then the same bytes for everyone who reads the same items. */
export const takeMinutes = async (
  context: Context<Services>,
  id: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const { tx, now, actor, trace } = context;
  const whole = await wholeMeeting(context, id);
  const { meeting, body } = whole;
  const at = meeting.closedAt ?? now;
  const held = civilOf(meeting.heldAt.getTime());
  const nameOf = await namesOn(tx, [held, civilOf(at.getTime())].sort()[0] ?? held);
  const lines = numbered(outlineOf(whole, { nameOf, dateOf: officialDate }, { isWhole: governs(actor) }));
  const data = {
    title: `${body.name} 제${meeting.number}차 회의록`,
    state: meeting.state === 'closed' ? '회의를 마친 회의록' : '회의를 마치지 않은 초안',
    by: meeting.closedByName ?? '–',
    preparedOn: officialDate(civilOf(at.getTime())),
    lines,
  };
  trace({ action: 'meeting.minutes_taken', subjectId: id, detail: { format } });
  const filename = `회의록-${body.name}-제${meeting.number}차.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('council-minutes', data) };
  return { filename, contentType: 'application/pdf', body: (await renderPdf('council-minutes', data, { at })).pdf };
};
