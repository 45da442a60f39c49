import { Packet, type PacketQuery } from '@boru/contract/technologies';
import type { z } from 'zod';
import { Problem } from '#kernel/problem';
import { HWPX_TYPE, renderHwpx, renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { companyCard, personName } from '#rooms/organisations';
import { openCard } from '../papers/index.ts';
import { packetOf, printedPacket } from './model.ts';

type Format = z.output<typeof PacketQuery>['format'];

const bodyOf = async (packet: Packet, format: Format, at: Date): Promise<{ contentType: string; body: Buffer }> => {
  if (format === 'json')
    return { contentType: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(packet, null, 1)) };
  const data = printedPacket(packet);
  if (format === 'hwpx') return { contentType: HWPX_TYPE, body: await renderHwpx('determination-application', data) };
  const { pdf } = await renderPdf('determination-application', data, { at });
  return { contentType: 'application/pdf', body: pdf };
};

/** The packet in one format. Who may see the card but not the company gets nothing: the paper carries the company's name. */
export const takePacket = async (context: Context<Services>, cardId: string, format: Format): Promise<FileReply> => {
  const { tx, actor, now, services, read, trace } = context;
  const card = await openCard(context, cardId);
  const company = await companyCard(tx, services.pack, card.companyId);
  if (!company) throw new Problem('thing.not_found');
  if (actor.kind === 'agency') {
    const sections = ['summary', ...(company.contacts.length > 0 ? ['contact'] : [])];
    read({ companyId: card.companyId, caseId: null, sections });
  }
  const by = 'personId' in actor ? await personName(tx, actor.personId) : '';
  const packet = Packet.parse(packetOf(services.pack, card, company, by === '' ? null : by, now));
  const detail = { version: card.version, format };
  trace({ action: 'technology.packet_taken', subjectId: card.id, companyId: card.companyId, detail });
  return { filename: `판정신청-준비-${packet.preparedOn}.${format}`, ...(await bodyOf(packet, format, now)) };
};
