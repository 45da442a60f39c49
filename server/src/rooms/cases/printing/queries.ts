import type { TakePaperQuery } from '@boru/contract/documents';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { requireReason } from '#rooms/evidence';
import { openCase } from '../counsel/index.ts';
import { summaryOf } from './model.ts';

/** The case on paper, for an agency's own filing or the company's. Opening it leaves the same trace as the page. */
export const printCase = async (
  context: Context<Services>,
  id: string,
  { format, reason: said }: z.output<typeof TakePaperQuery>,
): Promise<FileReply> => {
  // The company reads the reason beside the name of whoever took the paper.
  const view = await openCase(context, id, said);
  // A paper without the conversation would look like a case in which nothing was said.
  if (view.pledge !== null) throw new Problem('pledge.needed');
  const reason = requireReason(context.actor, said);
  if (reason !== '')
    context.trace({
      ...{ action: 'case.printed', subjectId: id, companyId: view.company.id, caseId: id },
      ...{ reason, detail: { format } },
    });
  const data = summaryOf(view, context.now);
  const filename = `상담-연계-${view.number ?? view.id}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('case-summary', data) };
  const { pdf } = await renderPdf('case-summary', data, { at: context.now });
  return { filename, contentType: 'application/pdf', body: pdf };
};
