import type { Pack } from '@boru/contract/pack';
import type { PledgeList } from '@boru/contract/pledges';
import type { Actor } from '#kernel/actor';
import { Problem } from '#kernel/problem';
import type { Tx } from '#platform/database/index';
import { renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { findText, type PledgeAsked, paperOf } from './model.ts';
import { selectPledge, selectPledges, selectStanding } from './store.ts';

/** What this reader signs before the content of the case opens; null for a company and where it is signed. */
export const pledgeAsked = async (tx: Tx, pack: Pack, actor: Actor, caseId: string): Promise<PledgeAsked | null> => {
  if (actor.kind !== 'agency') return null;
  const { hash, signed } = await selectStanding(tx, caseId);
  if (signed) return null;
  const text = hash && findText(pack, hash);
  if (!text)
    throw new Error('the text of the pledge in the database is not the one of the pack; start the server anew');
  return text.shown;
};

/** The company's own, all or of one case; of an agency, its people of one case. */
export const listPledges = async (tx: Tx, actor: Actor, caseId: string | undefined): Promise<PledgeList> => {
  if (actor.kind !== 'company' && caseId === undefined)
    throw new Problem('request.invalid', { fields: { caseId: '건을 골라 주세요. / Name a case.' } });
  const rows = await selectPledges(tx, { caseId, companyId: actor.kind === 'company' ? actor.companyId : undefined });
  return {
    items: rows.map(({ companyName: _name, textHash: _hash, signedAt, ...row }) => ({
      ...row,
      signedAt: signedAt.toISOString(),
    })),
  };
};

export const printPledge = async ({ tx, services, now }: Context<Services>, id: string): Promise<FileReply> => {
  const row = await selectPledge(tx, id);
  if (!row) throw new Problem('thing.not_found');
  const text = findText(services.pack, row.textHash)?.shown ?? null;
  const { pdf } = await renderPdf('confidentiality-pledge', paperOf(row, text), { at: now });
  return {
    filename: `비밀유지-서약서-${row.caseNumber || row.caseId}.pdf`,
    contentType: 'application/pdf',
    body: pdf,
  };
};
