import type { Pack } from '@boru/contract/pack';
import type { ComparisonView } from '@boru/contract/rescreening';
import { Problem } from '#kernel/problem';
import { renderPdf } from '#platform/documents/pdf';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { companyOf } from '#rooms/organisations';
import type { Card } from '../model.ts';
import { findCard } from '../store.ts';
import { comparisonOf, recomputed, sheetOf } from './model.ts';

/** The card as the caller may see it; a desk's look is named. */
export const openCard = async ({ tx, actor, read }: Context<Services>, cardId: string): Promise<Card> => {
  const card = await findCard(tx, cardId);
  if (!card) throw new Problem('thing.not_found');
  if (actor.kind === 'agency') read({ companyId: card.companyId, caseId: null, sections: ['technology'] });
  return card;
};

export const resultSheet = async (context: Context<Services>, pack: Pack, cardId: string): Promise<FileReply> => {
  const { tx, now, trace } = context;
  const card = await openCard(context, cardId);
  const company = await companyOf(tx, card.companyId);
  const { pdf } = await renderPdf('technology-sheet', sheetOf(pack, card, company ?? null, now), { at: now });
  const detail = { version: card.version };
  trace({ action: 'technology.sheet_printed', subjectId: card.id, companyId: card.companyId, detail });
  return { filename: `기술-사전확인-결과지-${card.screenedOn}.pdf`, contentType: 'application/pdf', body: pdf };
};

export const compared = async (context: Context<Services>, pack: Pack, cardId: string): Promise<ComparisonView> => {
  const card = await openCard(context, cardId);
  return comparisonOf(pack, card, recomputed(pack, card));
};
