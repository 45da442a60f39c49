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

/** The channel table: a company in trouble may not be sent to a law, a clock or a number that is not there. */
const routes = rule(
  ['noticeRoutes', 'contacts', 'laws', 'deadlineRules'],
  ({ noticeRoutes: file, contacts, laws, deadlineRules }, say) => {
    const [reachable, written, clocks] = [contacts, laws, deadlineRules].map(
      ({ items }) => new Set<string>(items.map(({ id }) => id)),
    );
    repeated(
      file.items.map(({ id }) => id),
      (id, at) =>
        say('noticeRoutes', ['items', at, 'id'], `길이 두 번 있습니다: ${id}`, `The route ${id} appears twice.`),
    );
    const asked = new Set(file.facts.map(({ id }) => id));
    file.items.forEach((route, at) => {
      if (route.rule !== null && !clocks?.has(route.rule))
        say(
          'noticeRoutes',
          ['items', at, 'rule'],
          `기한 규칙이 없습니다: ${route.rule}`,
          `There is no rule ${route.rule}.`,
        );
      route.law.forEach(({ law }, place) => {
        if (!written?.has(law))
          say('noticeRoutes', ['items', at, 'law', place], `법령이 없습니다: ${law}`, `There is no law ${law}.`);
      });
      if (route.law.length === 0 && route.verified)
        say(
          'noticeRoutes',
          ['items', at, 'verified'],
          '조문이 없는 길은 확인되었다고 할 수 없습니다.',
          'A route without an article cannot be verified.',
        );
      route.addressees.forEach(({ contact }, place) => {
        if (contact !== null && !reachable?.has(contact))
          say(
            'noticeRoutes',
            ['items', at, 'addressees', place, 'contact'],
            `연락처가 없습니다: ${contact}`,
            `There is no contact ${contact}.`,
          );
      });
      route.conditions.forEach(({ all }, place) => {
        for (const { fact } of all)
          if (!asked.has(fact))
            say(
              'noticeRoutes',
              ['items', at, 'conditions', place],
              `묻지 않는 사실입니다: ${fact}`,
              `Nobody asks for the fact ${fact}.`,
            );
      });
    });
  },
);

/** Help for a victim: nobody may be sent to a number, a law or a question that is not there. */
const help = rule(
  ['victimHelp', 'contacts', 'laws', 'noticeRoutes'],
  ({ victimHelp: file, contacts, laws, noticeRoutes }, say) => {
    const reachable = new Set(contacts.items.map(({ id }) => id));
    const written = new Set(laws.items.map(({ id }) => id));
    const asked = new Set(noticeRoutes.facts.map(({ id }) => id));
    const twice = (list: 'items' | 'recovery') =>
      repeated(
        file[list].map(({ id }) => id),
        (id, at) => say('victimHelp', [list, at, 'id'], `두 번 있습니다: ${id}`, `${id} appears twice.`),
      );
    twice('items');
    twice('recovery');
    file.items.forEach(({ contact, law: laws, conditions }, at) => {
      if (contact !== null && !reachable.has(contact))
        say('victimHelp', ['items', at, 'contact'], `연락처가 없습니다: ${contact}`, `There is no contact ${contact}.`);
      laws.forEach(({ law }, place) => {
        if (!written.has(law))
          say('victimHelp', ['items', at, 'law', place], `법령이 없습니다: ${law}`, `There is no law ${law}.`);
      });
      for (const { fact } of conditions.flatMap(({ all }) => all))
        if (!asked.has(fact))
          say(
            'victimHelp',
            ['items', at, 'conditions'],
            `묻지 않는 사실입니다: ${fact}`,
            `Nobody asks for the fact ${fact}.`,
          );
    });
  },
);

/** A lesson may not point at a question that no edition asks, nor propose what would be no change. */
const lessons = rule(['incidentLessons', 'questionSets'], ({ incidentLessons: file, questionSets }, say) => {
  const asked = new Set(questionSets.flatMap(({ questions }) => questions.map(({ id }) => id)));
  repeated(
    file.items.map(({ id }) => id),
    (id, at) => say('incidentLessons', ['items', at, 'id'], `두 번 있습니다: ${id}`, `${id} appears twice.`),
  );
  file.items.forEach(({ question }, at) => {
    if (!asked.has(question))
      say('incidentLessons', ['items', at, 'question'], `문항이 없습니다: ${question}`, `No set asks ${question}.`);
  });
});

export const firstHourRules: readonly Rule[] = [steps, routes, help, lessons];
