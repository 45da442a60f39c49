import { seat } from '../../server/src/platform/testing/people.ts';
import type { Answer, Who, World } from '../world.ts';
import type { Site } from './site.ts';

/** Calls as pages would send them, for what a journey needs to find there and another one walks. */
export const calling = (site: Site): Pick<World, 'staff' | 'send' | 'get'> => {
  const ask = async (who: Who | null, method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${site.address}${path}`, {
      method,
      headers: {
        'x-boru-request': '1',
        origin: site.address,
        ...(who === null ? {} : { cookie: `boru_session=${who.ticket}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, text, body: isJson ? JSON.parse(text) : text, headers: {} };
  };
  return {
    staff: (agencyId, role = 'officer', name = '담당자') => seat(site.owner, role, { agencyId }, name),
    get: (who, path) => ask(who, 'GET', path),
    send: ask,
  };
};
