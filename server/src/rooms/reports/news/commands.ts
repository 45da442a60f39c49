import { civilOf } from '@boru/contract/civil';
import type { Tx } from '#platform/database/index';
import { notify } from '#platform/notices/index';
import type { Services } from '#platform/services';
import { mailAddresses } from '#rooms/organisations';
import { selectShown, selectUnread } from './store.ts';

type Doing = { tx: Tx; now: Date; requestId: string; services: Services };

/** One person of an agency, alone: the agency's own system, which others read, is not told. */
const tellOne = async (
  doing: Doing,
  who: { agencyId: number; personId: string },
  news: { event: 'incident.shown' | 'reportTeam.named'; key: string; path: `/${string}` },
): Promise<void> => {
  const { agencyId, personId } = who;
  const to = (await mailAddresses(doing.tx, { agencyId })).filter((one) => one.personId === personId);
  await notify(doing, to, { ...news, as: { agencyId }, isSealed: true });
};

export const tellOfShownIncident = async (doing: Doing, grantId: string): Promise<void> => {
  const shown = await selectShown(doing.tx, grantId);
  if (!shown) return;
  const news = { event: 'incident.shown' as const, key: `incident.shown:${grantId}` };
  await tellOne(doing, shown, { ...news, path: `/desk/incidents/${shown.incidentId}` });
};

export const tellOfNaming = (doing: Doing, who: { agencyId: number; personId: string }): Promise<void> =>
  tellOne(doing, who, {
    event: 'reportTeam.named',
    key: `reportTeam.named:${doing.requestId}`,
    path: '/desk/reports/keys',
  });

/** The managers of a desk that nobody can open, once a month for a key and at once when it begins; not the agency's own system. */
export const tellOfUnreadDesks = async (doing: Doing): Promise<void> => {
  const month = civilOf(doing.now.getTime()).slice(0, 7);
  for (const { agencyId, deskKeyId } of await selectUnread(doing.tx))
    await notify(doing, await mailAddresses(doing.tx, { agencyId, role: 'manager' }), {
      event: 'reportDesk.unread',
      key: `reportDesk.unread:${deskKeyId}:${month}`,
      as: { agencyId },
      path: '/desk/reports/keys',
      isSealed: true,
    });
};
