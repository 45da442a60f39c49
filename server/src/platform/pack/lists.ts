// Statutory lists, their profiles and ladders, and industry codes: counts, editions, references.
import { overlap, overlapping, type Rule, repeated, rule } from './rule.ts';

const editions = rule(['statutoryLists'], ({ statutoryLists }, say) => {
  statutoryLists.forEach((list, index) => {
    const tell = (path: (string | number)[], ko: string, en: string) => say('statutoryLists', path, ko, en, index);
    const fields = new Map(list.fields.map((field) => [field.id, field.count]));
    const found = new Map<string, number>();
    for (const item of list.items) found.set(item.field, (found.get(item.field) ?? 0) + 1);
    if (list.count !== list.items.length) {
      tell(
        ['count'],
        `항목 수가 ${list.items.length}개인데 ${list.count}개라고 적혀 있습니다.`,
        `count says ${list.count}, there are ${list.items.length} items.`,
      );
    }
    repeated(
      list.fields.map((field) => field.id),
      (id, at) => tell(['fields', at, 'id'], `분야가 두 번 적혀 있습니다: ${id}`, `The field ${id} appears twice.`),
    );
    list.fields.forEach((field, at) => {
      const number = found.get(field.id) ?? 0;
      if (number !== field.count) {
        tell(
          ['fields', at, 'count'],
          `${field.ko} 분야는 ${number}개인데 ${field.count}개라고 적혀 있습니다.`,
          `The field ${field.id} has ${number} items, not ${field.count}.`,
        );
      }
    });
    list.items.forEach((item, at) => {
      if (!fields.has(item.field))
        tell(['items', at, 'field'], `분야 목록에 없습니다: ${item.field}`, `No field ${item.field} in this list.`);
    });
    const clash = statutoryLists.slice(0, index).some((other) => other.list === list.list && overlap(other, list));
    if (clash)
      tell(
        ['validFrom'],
        '같은 목록의 다른 판과 시행 기간이 겹칩니다.',
        'The period overlaps another edition of the same list.',
      );
  });
  const ids = statutoryLists.flatMap((list, index) => list.items.map((item, at) => ({ id: item.id, index, at })));
  repeated(
    ids.map((entry) => entry.id),
    (id, place) => {
      const entry = ids[place];
      if (entry)
        say(
          'statutoryLists',
          ['items', entry.at, 'id'],
          `항목 번호가 두 번 쓰였습니다: ${id}`,
          `The item id ${id} is used twice.`,
          entry.index,
        );
    },
  );
});

const profiles = rule(['statutoryLists', 'technologyProfiles'], ({ statutoryLists, technologyProfiles }, say) => {
  technologyProfiles.forEach((file, index) => {
    const list = statutoryLists.find((one) => one.list === file.list && one.edition === file.edition);
    if (list === undefined) {
      say(
        'technologyProfiles',
        ['edition'],
        `목록의 판이 없습니다: ${file.edition}`,
        `There is no list of edition ${file.edition}.`,
        index,
      );
      return;
    }
    const ids = new Set(list.items.map((item) => item.id));
    file.items.forEach((profile, at) => {
      if (!ids.has(profile.item))
        say(
          'technologyProfiles',
          ['items', at, 'item'],
          `목록에 없는 항목입니다: ${profile.item}`,
          `The list has no item ${profile.item}.`,
          index,
        );
    });
    repeated(
      file.items.map((profile) => profile.item),
      (id, at) =>
        say(
          'technologyProfiles',
          ['items', at, 'item'],
          `항목이 두 번 적혀 있습니다: ${id}`,
          `The item ${id} appears twice.`,
          index,
        ),
    );
  });
});

const revisions = rule(['statutoryLists', 'statutoryRevisions'], ({ statutoryLists, statutoryRevisions }, say) => {
  statutoryRevisions.items.forEach((revision, at) => {
    const known = statutoryLists.some((list) => list.list === revision.list && list.edition === revision.edition);
    if (revision.edition !== null && !known)
      say(
        'statutoryRevisions',
        ['items', at, 'edition'],
        `목록의 판이 없습니다: ${revision.edition}`,
        `There is no list of edition ${revision.edition}.`,
      );
  });
});

const ladders = rule(['statutoryLists', 'thresholdLadders'], ({ statutoryLists, thresholdLadders }, say) => {
  const lists = new Set<string>(thresholdLadders.lists.map((list) => list.id));
  repeated(
    thresholdLadders.items.map((ladder) => ladder.id),
    (id, at) =>
      say(
        'thresholdLadders',
        ['items', at, 'id'],
        `사다리 번호가 두 번 쓰였습니다: ${id}`,
        `The ladder ${id} appears twice.`,
      ),
  );
  thresholdLadders.items.forEach((ladder, at) => {
    ladder.steps.forEach((step, stair) => {
      const path = ['items', at, 'steps', stair];
      const known = statutoryLists.some(
        (list) => list.list === step.list && list.items.some((item) => item.id === step.item),
      );
      if (step.item !== undefined && !known)
        say(
          'thresholdLadders',
          [...path, 'item'],
          `목록에 없는 항목입니다: ${step.item}`,
          `The list has no item ${step.item}.`,
        );
      if (!lists.has(step.list))
        say(
          'thresholdLadders',
          [...path, 'list'],
          `이름이 없는 목록입니다: ${step.list}`,
          `The list ${step.list} has no name here.`,
        );
    });
  });
});

const industryCodes = rule(['ksic', 'ksicIndustryMap'], ({ ksic, ksicIndustryMap }, say) => {
  const codes = new Set(ksic.items.map(([code]) => code));
  repeated(
    ksic.items.map(([code]) => code),
    (code, at) =>
      say('ksic', ['items', at, 0], `업종 코드가 두 번 적혀 있습니다: ${code}`, `The code ${code} appears twice.`),
  );
  ksic.items.forEach(([code], at) => {
    const above = code.slice(0, -1);
    if (code.length > 2 && !codes.has(above))
      say('ksic', ['items', at, 0], `상위 분류 ${above}가 없습니다.`, `Its parent ${above} is missing.`);
  });
  const industries = new Set(ksicIndustryMap.industries.map((industry) => industry.id));
  ksicIndustryMap.items.forEach((entry, at) => {
    if (!codes.has(entry.code))
      say(
        'ksicIndustryMap',
        ['items', at, 'code'],
        `업종 코드가 없습니다: ${entry.code}`,
        `There is no industry code ${entry.code}.`,
      );
    if (!industries.has(entry.industry))
      say(
        'ksicIndustryMap',
        ['items', at, 'industry'],
        `산업 분야가 없습니다: ${entry.industry}`,
        `There is no industry ${entry.industry}.`,
      );
  });
  repeated(
    ksicIndustryMap.items.map((entry) => `${entry.code} ${entry.industry}`),
    (pair, at) =>
      say(
        'ksicIndustryMap',
        ['items', at, 'code'],
        `같은 연결이 두 번 적혀 있습니다: ${pair}`,
        `The pair ${pair} appears twice.`,
      ),
  );
});

const laws = rule(['laws'], ({ laws: file }, say) => {
  repeated(
    file.items.map((law) => law.id),
    (id, at) => say('laws', ['items', at, 'id'], `법령이 두 번 적혀 있습니다: ${id}`, `The law ${id} appears twice.`),
  );
});

const consents = rule(['consentTexts'], ({ consentTexts }, say) => {
  repeated(
    consentTexts.items.map((text) => `${text.id} ${text.version}`),
    (id, at) =>
      say(
        'consentTexts',
        ['items', at, 'id'],
        `동의문이 두 번 적혀 있습니다: ${id}`,
        `The consent text ${id} appears twice.`,
      ),
  );
  overlapping(
    consentTexts.items,
    (text) => text.purpose,
    (text, at) =>
      say(
        'consentTexts',
        ['items', at, 'validFrom'],
        `같은 목적(${text.purpose})의 동의문과 기간이 겹칩니다.`,
        `The period overlaps another text for ${text.purpose}.`,
      ),
  );
});

export const listRules: readonly Rule[] = [editions, profiles, revisions, ladders, industryCodes, laws, consents];
