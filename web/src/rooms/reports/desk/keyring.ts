import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { loadSealing, sureOf } from '../sealed/sealing.ts';
import { deskKey, type Keys } from './api.ts';

/** Secret keys, opened. In the memory of this page only: a reload, a sign-out or a quarter of an hour away locks them. */
export interface Keyring {
  readonly own: string;
  /** The desk's secret by the number of its key, as far as it was shared with this person. */
  readonly desks: Readonly<Record<string, string>>;
}

const ringKey = [...deskKey, 'ring'] as const;
/** What holds words in the clear, in the cache of the page. */
const opened: ReadonlySet<unknown> = new Set(['opened', 'conversation']);
const quarterHour = 15 * 60_000;

export function useKeyring() {
  const client = useQueryClient();
  const { data } = useQuery<Keyring>({
    queryKey: ringKey,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: quarterHour,
  });
  return {
    ring: data ?? null,
    hold: (ring: Keyring) => client.setQueryData<Keyring>(ringKey, ring),
    lock: async () => {
      await client.resetQueries({ queryKey: ringKey });
      client.removeQueries({ queryKey: deskKey, predicate: ({ queryKey }) => opened.has(queryKey[2]) });
    },
  };
}

/** What one's own key opens of what was shared with it. */
export const ringOf = async (own: string, keys: Keys): Promise<Keyring> => {
  const { unwrapText } = await loadSealing();
  const desks: Record<string, string> = {};
  for (const { id, share } of keys.keys) {
    const opened = share === null ? null : await unwrapText(own, share);
    if (opened?.ok === true) desks[id] = opened.value;
  }
  return { own, desks };
};

/** Null when the passphrase is not the right one. */
export const unlockRing = async (passphrase: string, keys: Keys): Promise<Keyring | null> => {
  const { fromText64, unlockIdentity } = await loadSealing();
  const own = await unlockIdentity(passphrase, fromText64(keys.locked ?? '') ?? new Uint8Array());
  return own.ok ? ringOf(own.value, keys) : null;
};

export const text64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const secret = () => crypto.getRandomValues(new Uint8Array(32));

export const makeOwnKey = async (passphrase: string) => {
  const { identityOf, lockIdentity, recipientOf } = await loadSealing();
  const own = identityOf(secret());
  const locked = text64(await lockIdentity(passphrase, own));
  return { own, body: { recipient: await recipientOf(own), locked } };
};

/** One identity, sealed to one recipient, as it travels. */
export const wrapTo = async (identity: string, recipient: string): Promise<string> => {
  const { wrapIdentity } = await loadSealing();
  return text64(sureOf(await wrapIdentity(identity, [recipient])));
};

export interface NewDesk {
  readonly identity: string;
  readonly recoveryRecipient: string;
  /** Null when the old recovery key stays: its papers are still good. */
  readonly halves: readonly [readonly string[], readonly string[]] | null;
}

export const mintDesk = async (keptRecovery: string | null): Promise<NewDesk> => {
  const { identityOf, recipientOf, splitIdentity } = await loadSealing();
  const identity = identityOf(secret());
  if (keptRecovery !== null) return { identity, recoveryRecipient: keptRecovery, halves: null };
  const recovery = identityOf(secret());
  const halves = sureOf(splitIdentity(recovery, secret()));
  return { identity, recoveryRecipient: await recipientOf(recovery), halves };
};

/** The desk's new key for everybody of the team who has a key, and for the recovery. */
export const deskBody = async ({ identity, recoveryRecipient }: NewDesk, keys: Keys) => {
  const { recipientOf } = await loadSealing();
  const holders = keys.people.filter(({ team }) => team);
  const shares = [];
  for (const { keyId, recipient } of holders)
    if (keyId !== null && recipient !== null)
      shares.push({ officerKeyId: keyId, wrapped: await wrapTo(identity, recipient) });
  const recoveryWrapped = await wrapTo(identity, recoveryRecipient);
  return { recipient: await recipientOf(identity), recoveryRecipient, recoveryWrapped, shares };
};
