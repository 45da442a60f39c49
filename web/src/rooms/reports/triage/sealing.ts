import type { SealedTriage } from '@boru/contract/report-desk';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#lib/fetcher';
import type { Keys } from '../desk/api.ts';
import { deskKey } from '../desk/api.ts';
import { type Keyring, text64 } from '../desk/keyring.ts';
import { loadSealing, sureOf } from '../sealed/sealing.ts';
import type { Triage, TriagedReports } from './model.ts';

const loadTriage = () => import('@boru/engines/triage');

/** Every triage of the desk, opened. Asked for piece by piece; the server is never asked for those of one type. */
export const triagedQuery = (ring: Keyring) =>
  queryOptions({
    queryKey: [...deskKey, 'opened', 'triage', Object.keys(ring.desks)],
    queryFn: async ({ signal }) => {
      const rows: TriagedReports['items'] = [];
      for (;;) {
        const query = { skip: rows.length };
        const { items, total } = await api<TriagedReports>('GET /api/desk/reports/triage', { query, signal });
        rows.push(...items);
        if (items.length === 0 || rows.length >= total) break;
      }
      return Promise.all(rows.map(async (row) => ({ ...row, said: await openOwn(ring, row.id, row.triage) })));
    },
    refetchOnWindowFocus: false,
  });

/** Null when it does not open, is somebody else's words, or another's triage. */
export const openOwn = async (ring: Keyring, report: string, sealed: SealedTriage): Promise<Triage | null> => {
  const desk = ring.desks[sealed.deskKeyId];
  if (desk === undefined) return null;
  const [{ fromText64 }, { openTriage }] = [await loadSealing(), await loadTriage()];
  const at = { report, version: sealed.version };
  const opened = await openTriage(desk, fromText64(sealed.body) ?? new Uint8Array(), at);
  return opened.ok ? opened.value : null;
};

/** The key that new triages are sealed to; undefined when this person does not hold it. */
export const presentKey = (ring: Keyring, keys: Pick<Keys, 'keys'>): { id: string; desk: string } | undefined => {
  const id = keys.keys[0]?.id;
  const desk = id === undefined ? undefined : ring.desks[id];
  return id === undefined || desk === undefined ? undefined : { id, desk };
};

export const saveTriage = async (key: { id: string; desk: string }, triage: Triage): Promise<void> => {
  const { sealTriage } = await loadTriage();
  const body = text64(sureOf(await sealTriage(key.desk, triage)));
  await api('PUT /api/desk/reports/:id/triage', {
    params: { id: triage.report },
    body: { deskKeyId: key.id, version: triage.version, body },
  });
};
