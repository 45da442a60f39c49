import type { AcceptedTask, IncidentLessons } from '@boru/contract/incident-lessons';
import type { Context } from '#platform/endpoint';
import type { Services } from '#platform/services';
import { openIncident } from '../incidents/index.ts';
import { lessonViews } from './model.ts';
import { selectAccepted, selectDecided, selectShares } from './store.ts';

type Asking = Context<Services>;

export const listLessons = async (context: Asking, incidentId: string): Promise<IncidentLessons> => {
  const { tx, services } = context;
  const incident = await openIncident(context, incidentId);
  const decided = await selectDecided(tx, incidentId);
  return {
    items: lessonViews(services.pack, incident, decided),
    mayDecide: incident.state === 'closed',
    shares: await selectShares(tx, incidentId),
  };
};

/** What the company set itself to do after its incidents: stands above the plan of its diagnosis. */
export const listAccepted = async ({ tx }: Asking): Promise<{ items: AcceptedTask[] }> => ({
  items: (await selectAccepted(tx)).map(({ incidentId, lesson, question, task, taskEnglish, decidedAt }) => ({
    ...{ incidentId, lesson, question },
    task: { ko: task, en: taskEnglish },
    at: decidedAt.toISOString(),
  })),
});
