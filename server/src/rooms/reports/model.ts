import { articleOf } from '@boru/contract/articles';
import type { Contact, Pack } from '@boru/contract/pack';

/** Those that answer day and night first, then the verified ones, else in the order of the file. */
export const compareContacts = (a: Contact, b: Contact): number =>
  Number(b.emergency) - Number(a.emergency) || Number(b.verified) - Number(a.verified);

const shown = <Thing extends { note?: string | undefined }>(thing: Thing) => ({ ...thing, note: thing.note ?? null });

export const contactsForLeak = (pack: Pack) =>
  pack.catalogue.contacts.items
    .filter(({ topics }) => topics.includes('leakSuspected'))
    .sort(compareContacts)
    .map(shown);

const dutyOf = ({ duties, firstHour, laws }: Pack['catalogue'], reach: (id: string) => Shown[]) => {
  const duty = duties.items.find(({ id }) => id === firstHour.duty);
  // The reading for national core technology, since that is the one 제15조 speaks of.
  const [clause] = duty?.perList ?? [];
  if (!duty || !clause) return null;
  return {
    title: duty.title,
    what: duty.what,
    when: duty.when,
    appliesTo: firstHour.appliesTo,
    law: articlesOf(laws, clause.law),
    form: clause.form,
    deadline: clause.deadline,
    sanction: clause.sanction,
    verified: clause.verified,
    note: clause.note ?? null,
    addressees: firstHour.addressees.map(({ contact, ...addressee }) => ({
      ...shown(addressee),
      contact: (contact === null ? undefined : reach(contact)[0]) ?? null,
    })),
  };
};

type Shown = ReturnType<typeof contactsForLeak>[number];

/** Steps, duty and channels with their contacts in place of ids. Null only for a pack that `boru pack check` refuses. */
export const firstHourOf = (pack: Pack) => {
  const { contacts, firstHour } = pack.catalogue;
  const known = new Map(contacts.items.map((contact) => [contact.id, shown(contact)]));
  const reach = (id: string): Shown[] => {
    const contact = known.get(id);
    return contact ? [contact] : [];
  };
  const duty = dutyOf(pack.catalogue, reach);
  if (!duty) return null;
  const { title, asOf, source, verified, note } = firstHour;
  return {
    title,
    asOf,
    source,
    verified,
    note: note ?? null,
    steps: firstHour.items.map((step) => ({ ...step, contacts: step.contacts.flatMap(reach) })),
    duty,
    channels: firstHour.channels.flatMap(({ contact, ...channel }) =>
      reach(contact).map((found) => ({ ...shown(channel), contact: found })),
    ),
    checklists: firstHour.checklists.map(shown),
  };
};

const articlesOf = (laws: Pack['catalogue']['laws'], law: readonly { law: string; article: string }[]) => {
  const texts = new Map(laws.items.map((each) => [each.id, each]));
  return law.map((reference) => ({
    ...reference,
    lawName: texts.get(reference.law)?.name ?? reference.law,
    address: articleOf(texts, reference).address,
  }));
};

/** The channel table with the names of laws and the contacts in place of ids. */
export const noticeRoutesOf = ({ catalogue: { contacts, laws, noticeRoutes } }: Pack) => {
  const known = new Map(contacts.items.map((contact) => [contact.id, shown(contact)]));
  const { title, asOf, verified, note, notFiling, facts } = noticeRoutes;
  return {
    ...shown({ title, asOf, verified, note, notFiling, facts }),
    items: noticeRoutes.items.map(({ blanks: _blanks, law, addressees, ...route }) => ({
      ...shown(route),
      law: articlesOf(laws, law),
      addressees: addressees.map(({ contact, ...addressee }) => ({
        ...shown(addressee),
        contact: (contact === null ? undefined : known.get(contact)) ?? null,
      })),
    })),
  };
};

/** What a victim can turn to, with the names of laws and the contacts in place of ids. */
export const victimHelpOf = ({ catalogue: { contacts, laws, victimHelp } }: Pack) => {
  const known = new Map(contacts.items.map((contact) => [contact.id, shown(contact)]));
  const { title, asOf, verified, note } = victimHelp;
  return {
    ...shown({ title, asOf, verified, note }),
    items: victimHelp.items.map(({ law, contact, ...item }) => ({
      ...shown(item),
      law: articlesOf(laws, law),
      contact: (contact === null ? undefined : known.get(contact)) ?? null,
    })),
  };
};
