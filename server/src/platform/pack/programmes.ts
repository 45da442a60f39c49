// Programmes and contacts: whoever is sent somewhere must find someone there.
import { topicOfHelpKind } from '@boru/contract/catalogue';
import { type Rule, repeated, rule } from './rule.ts';

const contacts = rule(['contacts'], ({ contacts: file }, say) => {
  repeated(
    file.items.map((contact) => contact.id),
    (id, at) =>
      say('contacts', ['items', at, 'id'], `연락처가 두 번 적혀 있습니다: ${id}`, `The contact ${id} appears twice.`),
  );
  file.items.forEach((contact, at) => {
    if (contact.phone === null && contact.url === null && contact.email === null) {
      say(
        'contacts',
        ['items', at],
        '전화, 누리집, 전자우편 가운데 하나는 있어야 합니다.',
        'A contact needs a telephone number, an address or an e-mail.',
      );
    }
  });
});

const programmes = rule(
  ['programmes', 'agencies', 'capabilities', 'contacts', 'questionSets'],
  ({ programmes: file, agencies, capabilities, contacts: known, questionSets }, say) => {
    const codes = new Set(agencies.items.map((agency) => agency.code));
    const reach = new Set(known.items.map((contact) => contact.id));
    const domains = new Set(questionSets.flatMap((set) => set.domains.map((domain) => domain.id)));
    const questions = new Set(questionSets.flatMap((set) => set.questions.map((question) => question.id)));
    repeated(
      file.items.map((programme) => programme.id),
      (id, at) =>
        say(
          'programmes',
          ['items', at, 'id'],
          `사업이 두 번 적혀 있습니다: ${id}`,
          `The programme ${id} appears twice.`,
        ),
    );
    file.items.forEach((programme, at) => {
      const tell = (path: (string | number)[], ko: string, en: string) =>
        say('programmes', ['items', at, ...path], ko, en);
      const topic = topicOfHelpKind[programme.kind];
      const helped = capabilities.items.some((desk) => desk.agency === programme.agency && desk.topics.includes(topic));
      if (!codes.has(programme.agency))
        tell(['agency'], `기관이 없습니다: ${programme.agency}`, `There is no agency ${programme.agency}.`);
      else if (!helped)
        tell(['agency'], `이 기관에는 ${topic} 요청을 받는 창구가 없습니다.`, `This agency has no desk for ${topic}.`);
      if (programme.contact !== null && !reach.has(programme.contact))
        tell(['contact'], `연락처가 없습니다: ${programme.contact}`, `There is no contact ${programme.contact}.`);
      if (programme.opensOn !== null && programme.closesOn !== null && programme.opensOn > programme.closesOn) {
        tell(['closesOn'], '접수 마감일이 시작일보다 이릅니다.', 'It closes before it opens.');
      }
      programme.closesDomains.forEach((id, place) => {
        if (!domains.has(id))
          tell(['closesDomains', place], `진단 영역이 없습니다: ${id}`, `There is no domain ${id}.`);
      });
      programme.closesQuestions.forEach((id, place) => {
        if (!questions.has(id))
          tell(['closesQuestions', place], `진단 문항이 없습니다: ${id}`, `There is no question ${id}.`);
      });
    });
  },
);

export const programmeRules: readonly Rule[] = [contacts, programmes];
