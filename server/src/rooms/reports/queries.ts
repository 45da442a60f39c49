import type { Pack } from '@boru/contract/pack';

/** Contacts for a suspected leak: those that answer day and night first. */
export const listContacts = (pack: Pack) =>
  pack.catalogue.contacts.items
    .filter(({ topics }) => topics.includes('leakSuspected'))
    .sort(
      (a, b) =>
        Number(b.emergency) - Number(a.emergency) ||
        Number(b.verified) - Number(a.verified) ||
        a.id.localeCompare(b.id),
    );
