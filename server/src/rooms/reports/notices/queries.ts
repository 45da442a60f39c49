import type { NoticeFormQuery } from '@boru/contract/incidents';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { companyCard, personName } from '#rooms/organisations';
import { openIncident } from '../incidents/index.ts';
import { noticePaper } from './model.ts';

/** The filled form. For the company alone: a reader it named sees the record and takes no form in its name. */
export const takeForm = async (
  context: Context<Services>,
  incidentId: string,
  { format, ...wish }: z.output<typeof NoticeFormQuery>,
): Promise<FileReply> => {
  const { tx, actor, now, services, trace } = context;
  const incident = await openIncident(context, incidentId);
  const company = await companyCard(tx, services.pack, incident.companyId);
  if (!company) throw new Problem('thing.not_found');
  const by = 'personId' in actor ? await personName(tx, actor.personId) : '';
  const data = noticePaper(services.pack, incident, company, wish, { by, at: now });
  trace({
    action: 'incident.form_taken',
    subjectId: incident.id,
    companyId: incident.companyId,
    detail: { ...wish, format },
  });
  const filename = `유출신고-준비-${wish.addressee}-${data.preparedOn}.${format}`;
  if (format === 'hwpx') return { filename, contentType: HWPX_TYPE, body: await renderHwpx('incident-notice', data) };
  const { pdf } = await renderPdf('incident-notice', data, { at: now });
  return { filename, contentType: 'application/pdf', body: pdf };
};
