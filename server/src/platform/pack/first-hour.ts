// The first hour of a leak: nobody may be sent to a number or a duty that is not there.
import { type Rule, repeated, rule } from './rule.ts';

const steps = rule(['firstHour', 'contacts', 'duties'], ({ firstHour: file, contacts, duties }, say) => {
  const known = new Map(contacts.items.map((contact) => [contact.id, contact]));
  const reach = (id: string, path: readonly (string | number)[]): void => {
    if (!known.has(id)) say('firstHour', path, `연락처가 없습니다: ${id}`, `There is no contact ${id}.`);
  };
  repeated(
    file.items.map((step) => step.id),
    (id, at) => say('firstHour', ['items', at, 'id'], `단계가 두 번 있습니다: ${id}`, `The step ${id} appears twice.`),
  );
  file.items.forEach((step, at) => {
    step.contacts.forEach((id, place) => {
      reach(id, ['items', at, 'contacts', place]);
    });
    if (step.phase === 'call' && !step.contacts.some((id) => known.get(id)?.emergency === true))
      say(
        'firstHour',
        ['items', at, 'contacts'],
        '지금 전화하라는 단계에는 긴급 연락처가 하나는 있어야 합니다.',
        'A step that says to call now needs an emergency contact.',
      );
  });
  file.addressees.forEach(({ contact }, at) => {
    if (contact !== null) reach(contact, ['addressees', at, 'contact']);
  });
  file.channels.forEach(({ contact }, at) => {
    reach(contact, ['channels', at, 'contact']);
  });
  if (!duties.items.some((duty) => duty.id === file.duty))
    say('firstHour', ['duty'], `의무가 없습니다: ${file.duty}`, `There is no duty ${file.duty}.`);
});

export const firstHourRules: readonly Rule[] = [steps];
