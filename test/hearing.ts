import { newId } from '../server/src/kernel/ids.ts';
import type { Answer, World } from './world.ts';

/** A company that agency 3 hears on a request for information; every word of it says `words`. */
export const hearingOf = async (world: World, companyId: string, words: string): Promise<Answer> => {
  const desk = await world.staff(3);
  const asked = await world.send(desk, 'POST', '/api/governance/disclosure', {
    ...{ channel: 'portal', matter: 'other', receivedOn: '2026-11-23', requesterName: words },
    ...{ requesterAddress: words, wish: words },
  });
  const { rows } = await world.owner.query<{ n: string }>(
    'select business_number n from organisations.company where id = $1',
    [companyId],
  );
  const of = (asked.body as { id: string }).id;
  return world.send(desk, 'POST', `/api/governance/disclosure/${of}/hearings`, {
    ...{ key: newId(), businessNumber: rows[0]?.n, basis: 'coreTechnology', subject: words },
  });
};
