import type { Bilingual } from '@boru/contract/fields';

export type Capability = {
  id: string;
  deskCode: string;
  deskName: Bilingual;
  agencyId: number;
  topics: readonly string[];
  subjects: readonly string[];
  territory: readonly string[] | null;
  industries: readonly string[];
  priority: number;
  verified: boolean;
};

export type Need = {
  topic: string;
  subject: string | null;
  municipality: string | null;
  /** The municipality's parent (청주시 for its districts): a desk for the city serves its districts. */
  parentMunicipality: string | null;
  industry: string | null;
};

export type Choice = { chosen: Capability; reasons: Bilingual[]; others: Capability[] };

const serves = (capability: Capability, need: Need): boolean =>
  capability.topics.includes(need.topic) &&
  (capability.subjects.length === 0 || (need.subject !== null && capability.subjects.includes(need.subject))) &&
  (capability.industries.length === 0 || (need.industry !== null && capability.industries.includes(need.industry))) &&
  (capability.territory === null ||
    [need.municipality, need.parentMunicipality].some((code) => code !== null && capability.territory?.includes(code)));

/** More particular first (subject, industry, territory), then the pack's priority, then the code: the same need always finds the same desk. */
const compare = (a: Capability, b: Capability): number =>
  particularity(b) - particularity(a) || a.priority - b.priority || a.id.localeCompare(b.id);

const particularity = (capability: Capability): number =>
  (capability.subjects.length > 0 ? 4 : 0) +
  (capability.industries.length > 0 ? 2 : 0) +
  (capability.territory === null ? 0 : 1);

const reasonsFor = (capability: Capability): Bilingual[] => [
  { ko: '요청하신 일을 돕는 창구입니다.', en: 'This desk helps with what you asked for.' },
  ...(capability.subjects.length > 0
    ? [{ ko: '고르신 주제를 맡고 있습니다.', en: 'It is in charge of the subject you chose.' }]
    : []),
  ...(capability.industries.length > 0 ? [{ ko: '기업의 업종을 맡고 있습니다.', en: 'It serves your industry.' }] : []),
  capability.territory === null
    ? { ko: '도 전역을 맡고 있습니다.', en: 'It serves the whole province.' }
    : { ko: '기업이 있는 시군을 맡고 있습니다.', en: 'It serves your municipality.' },
  ...(capability.verified
    ? []
    : [{ ko: '담당 구분은 확인이 필요합니다.', en: 'This assignment still needs confirmation.' }]),
];

/** Null when no desk serves the need; the pack checker makes sure that every topic and municipality has one. */
export const chooseDesk = (capabilities: readonly Capability[], need: Need): Choice | null => {
  const [chosen, ...others] = capabilities.filter((capability) => serves(capability, need)).sort(compare);
  if (!chosen) return null;
  const seen = new Set([chosen.deskCode]);
  const distinct = others.filter((other) => !seen.has(other.deskCode) && seen.add(other.deskCode));
  return { chosen, reasons: reasonsFor(chosen), others: distinct };
};
