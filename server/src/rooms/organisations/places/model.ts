import { Problem } from '#kernel/problem';

/** A company needs somebody who can be called: the last contact stays. */
export const decideRemovalOfContact = (contacts: readonly { id: string }[], contactId: string): void => {
  if (!contacts.some(({ id }) => id === contactId)) throw new Problem('thing.not_found');
  if (contacts.length === 1) throw new Problem('company.last_contact');
};

/** Lists that a person keeps by hand stay short; more is an import gone wrong. */
export const decideAddition = (present: number): void => {
  if (present >= 50)
    throw new Problem('request.invalid', { fields: { body: '50개까지 둘 수 있습니다. / At most 50.' } });
};
