import type { EvidenceItems } from '@boru/contract/incident-items';
import { renderPdf } from '#platform/documents/index';
import type { Context, FileReply } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { linesOf, mayDo, noticesOf, openIncident } from '../incidents/index.ts';
import { indexOf, itemView } from './model.ts';
import { selectDamage, selectHandovers, selectItems } from './store.ts';

type Asking = Context<Services>;

const contentsOf = async ({ tx }: Asking, incidentId: string): Promise<Pick<EvidenceItems, 'items' | 'damage'>> => {
  const items = await selectItems(tx, incidentId);
  const chains = await selectHandovers(tx, incidentId);
  return {
    items: items.map((item) =>
      itemView(
        item,
        chains.filter(({ itemId }) => itemId === item.id),
      ),
    ),
    damage: await selectDamage(tx, incidentId),
  };
};

export const listItems = async (context: Asking, incidentId: string): Promise<EvidenceItems> => {
  const incident = await openIncident(context, incidentId);
  return { ...(await contentsOf(context, incidentId)), mayAdd: mayDo(context.actor, incident).includes('write') };
};

/** The index of the evidence: what lies on a medium, whose hands it went through, what happened when. */
export const printIndex = async (context: Asking, incidentId: string): Promise<FileReply> => {
  const { now, trace, services } = context;
  const incident = await openIncident(context, incidentId);
  const told = { lines: await linesOf(context, incidentId), notices: await noticesOf(context, incidentId) };
  const data = indexOf(incident, await contentsOf(context, incidentId), told, services.pack, now);
  trace({ action: 'incident.index_taken', subjectId: incident.id, companyId: incident.companyId });
  const { pdf } = await renderPdf('incident-index', data, { at: now });
  return { filename: `증거목록-${incident.number}.pdf`, contentType: 'application/pdf', body: pdf };
};
