import type { OutcomeDetail } from '@boru/contract/diagnosis';
import type { Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { renderPdf } from '#platform/documents/pdf';
import type { FileReply } from '#platform/endpoint';
import { companyOf } from '#rooms/organisations';
import { paperOf } from './model.ts';

/** The result on paper. An agency that may see the diagnosis but not the company gets no paper with its name on. */
export const outcomePaper = async (tx: Tx, pack: Pack, detail: OutcomeDetail, now: Date): Promise<FileReply> => {
  const company = await companyOf(tx, detail.companyId);
  if (!company) throw new Problem('thing.not_found');
  const { pdf } = await renderPdf('diagnosis-outcome', paperOf(detail, company, pack, now), { at: now });
  return { filename: `기술보호-자가진단-${detail.completedOn}.pdf`, contentType: 'application/pdf', body: pdf };
};
