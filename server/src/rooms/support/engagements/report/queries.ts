import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { setOf } from '#rooms/diagnosis';
import { showEngagement } from '../steps/index.ts';
import { paperOf } from './model.ts';

/** For a company once it has been delivered; a draft for those who write and read it. */
export const takeReport = async (
  context: Context<Services>,
  id: string,
  format: 'pdf' | 'hwpx',
): Promise<FileReply> => {
  const { actor, now, services, trace } = context;
  const view = await showEngagement(context, id);
  const isOut = view.state === 'delivered' || view.state === 'accepted';
  if (actor.kind === 'company' && !isOut) throw new Problem('thing.not_found');
  const data = paperOf(view, setOf(services.pack, view.set));
  const filename = `컨설팅 결과 보고서.${format}`;
  trace({ action: 'engagement.report_taken', subjectId: id, detail: { format } });
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('consulting-report', data) };
  const { pdf } = await renderPdf('consulting-report', data, { at: now });
  return { filename, contentType: 'application/pdf', body: pdf };
};
