// Agencies, desks, agreement: everyone named exists, and no company in the province meets a closed door.
import { HelpTopic } from '@boru/contract/catalogue';
import type { Capability, Municipality } from '@boru/contract/pack';
import { overlapping, type Rule, repeated, rule } from './rule.ts';

const agencies = rule(['agencies'], ({ agencies: file }, say) => {
  repeated(
    file.items.map((agency) => agency.id),
    (id, at) =>
      say(
        'agencies',
        ['items', at, 'id'],
        `기관 번호가 두 번 쓰였습니다: ${id}`,
        `The agency number ${id} is used twice.`,
      ),
  );
  repeated(
    file.items.map((agency) => agency.code),
    (code, at) =>
      say(
        'agencies',
        ['items', at, 'code'],
        `기관 코드가 두 번 쓰였습니다: ${code}`,
        `The agency code ${code} is used twice.`,
      ),
  );
  file.items.forEach((agency, at) => {
    overlapping(
      agency.names,
      () => agency.code,
      (_name, place) =>
        say(
          'agencies',
          ['items', at, 'names', place, 'validFrom'],
          '기관 이름의 기간이 앞의 이름과 겹칩니다.',
          'The period overlaps an earlier name.',
        ),
    );
  });
});

const secretariat = rule(['agencies', 'manifest'], ({ agencies: file, manifest }, say) => {
  const agency = file.items.find((one) => one.code === manifest.secretariat);
  if (agency?.online !== true) {
    say(
      'manifest',
      ['secretariat'],
      `총괄 기관이 없거나 계정을 쓰지 않는 기관입니다: ${manifest.secretariat}`,
      `The secretariat ${manifest.secretariat} is unknown or has no account.`,
    );
  }
});

const capabilities = rule(
  ['capabilities', 'agencies', 'municipalities', 'ksicIndustryMap'],
  ({ capabilities: file, agencies: known, municipalities, ksicIndustryMap }, say) => {
    const codes = new Set(known.items.map((agency) => agency.code));
    const areas = new Set(municipalities.items.map((area) => area.code));
    const industries = new Set(ksicIndustryMap.industries.map((industry) => industry.id));
    repeated(
      file.items.map((desk) => desk.desk),
      (id, at) =>
        say(
          'capabilities',
          ['items', at, 'desk'],
          `창구가 두 번 적혀 있습니다: ${id}`,
          `The desk ${id} appears twice.`,
        ),
    );
    file.items.forEach((desk, at) => {
      if (!codes.has(desk.agency))
        say(
          'capabilities',
          ['items', at, 'agency'],
          `기관이 없습니다: ${desk.agency}`,
          `There is no agency ${desk.agency}.`,
        );
      (desk.territory === 'province' ? [] : desk.territory).forEach((code, place) => {
        if (!areas.has(code))
          say(
            'capabilities',
            ['items', at, 'territory', place],
            `시군이 없습니다: ${code}`,
            `There is no municipality ${code}.`,
          );
      });
      desk.industries.forEach((id, place) => {
        if (!industries.has(id))
          say(
            'capabilities',
            ['items', at, 'industries', place],
            `산업 분야가 없습니다: ${id}`,
            `There is no industry ${id}.`,
          );
      });
    });
  },
);

/** A district (구) is served by whoever serves its city. */
function serves(desk: Capability, area: Municipality): boolean {
  return (
    desk.territory === 'province' ||
    desk.territory.includes(area.code) ||
    (area.parent !== null && desk.territory.includes(area.parent))
  );
}

// The promise of the agreement: whatever the topic and wherever the company, some desk with an account and
// without a condition on industry or subject answers.
const noWrongDoor = rule(
  ['capabilities', 'agencies', 'municipalities'],
  ({ capabilities: file, agencies: known, municipalities }, say) => {
    const online = new Set(known.items.filter((agency) => agency.online).map((agency) => agency.code));
    const open = file.items.filter(
      (desk) => online.has(desk.agency) && desk.industries.length === 0 && desk.subjects.length === 0,
    );
    for (const topic of HelpTopic.options) {
      const desks = open.filter((desk) => desk.topics.includes(topic));
      const shut = municipalities.items.filter((area) => !desks.some((desk) => serves(desk, area)));
      if (shut.length === 0) continue;
      const where =
        shut.length === municipalities.items.length
          ? { ko: '모든 시군', en: 'any municipality' }
          : { ko: shut.map((area) => area.name.ko).join(', '), en: shut.map((area) => area.name.en).join(', ') };
      say(
        'capabilities',
        ['items'],
        `${topic} 요청을 받을 창구가 없는 곳이 있습니다: ${where.ko}`,
        `No desk answers ${topic} in ${where.en}.`,
      );
    }
  },
);

const agreement = rule(['agreement', 'agencies'], ({ agreement: file, agencies: known }, say) => {
  const codes = new Set(known.items.map((agency) => agency.code));
  file.parties.forEach((party, at) => {
    if (!codes.has(party))
      say('agreement', ['parties', at], `기관이 없습니다: ${party}`, `There is no agency ${party}.`);
  });
  repeated(file.parties, (party, at) =>
    say('agreement', ['parties', at], `기관이 두 번 적혀 있습니다: ${party}`, `The party ${party} appears twice.`),
  );
  file.items.forEach((clause, at) => {
    if (clause.number !== at + 1)
      say(
        'agreement',
        ['items', at, 'number'],
        `조항 번호가 차례대로가 아닙니다: ${clause.number}`,
        `Clause ${clause.number} is out of order.`,
      );
  });
});

export const agencyRules: readonly Rule[] = [agencies, secretariat, capabilities, noWrongDoor, agreement];
