import type { Bilingual } from '@boru/contract/fields';
import type { Pack } from '@boru/contract/pack';
import { Problem } from '#kernel/problem';

export type CompanyStatus = 'unconfirmed' | 'confirmed' | 'refused';

/** May the business be confirmed (again after a refusal) or refused? Only once confirmed it stays. */
export const decideConfirmation = (status: CompanyStatus): void => {
  if (status === 'confirmed') throw new Problem('company.already_confirmed');
};

export type PlacedFields = { ksicCode: string; municipality: string; industrialZone: string | null };
export type Placed = { industry: string };

const otherIndustry = 'other';

/** Checks codes against the pack and finds the protected industry of a KSIC code. Throws with the field that is wrong. */
export const placeCompany = (pack: Pack, fields: PlacedFields): Placed => {
  const wrong: Record<string, string> = {};
  if (!pack.municipalities.items.some(({ code }) => code === fields.municipality))
    wrong['company.municipality'] = '도내 시군을 골라 주세요. / Choose a municipality of the province.';
  if (!pack.catalogue.ksic.items.some(([code]) => code === fields.ksicCode))
    wrong['company.ksicCode'] = '한국표준산업분류에 없는 코드입니다. / Not a KSIC code.';
  if (fields.industrialZone !== null && !pack.industrialZones.items.some(({ id }) => id === fields.industrialZone))
    wrong['company.industrialZone'] = '목록에 있는 산업단지를 골라 주세요. / Choose an industrial zone of the list.';
  if (Object.keys(wrong).length > 0) throw new Problem('request.invalid', { fields: wrong });
  const mapped = pack.catalogue.ksicIndustryMap.items.find(({ code }) => code === fields.ksicCode);
  return { industry: mapped?.industry ?? otherIndustry };
};

export const industryName = (pack: Pack, industry: string): Bilingual => {
  const known = pack.catalogue.ksicIndustryMap.industries.find(({ id }) => id === industry);
  return known ? { ko: known.ko, en: known.en } : { ko: '그 밖의 업종', en: 'Other industries' };
};

export const municipalityName = (pack: Pack, code: string): Bilingual => {
  // A district's name already carries its city: 청주시 청원구.
  const place = pack.municipalities.items.find((known) => known.code === code);
  return place?.name ?? { ko: code, en: code };
};

export const ksicName = (pack: Pack, code: string): string =>
  pack.catalogue.ksic.items.find(([known]) => known === code)?.[1] ?? code;

export type KsicHit = { code: string; name: string; industry: string | null };

/** Five-digit codes whose name holds every word, or whose code starts with the digits; at most 20, protected industries first. */
export const searchKsic = (pack: Pack, text: string): KsicHit[] => {
  const words = text.split(/\s+/).filter(Boolean);
  const industries = new Map(pack.catalogue.ksicIndustryMap.items.map(({ code, industry }) => [code, industry]));
  return pack.catalogue.ksic.items
    .filter(([code, name]) => code.length === 5 && words.every((word) => name.includes(word) || code.startsWith(word)))
    .map(([code, name]) => ({ code, name, industry: industries.get(code) ?? null }))
    .sort((a, b) => Number(b.industry !== null) - Number(a.industry !== null) || a.code.localeCompare(b.code))
    .slice(0, 20);
};

export type Cursor = { at: Date; id: string };
export const readCursor = (text: string | undefined): Cursor | null => {
  const match = /^(\d{13})\.([0-9a-f-]{36})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
};
export const writeCursor = (at: Date, id: string): string => `${at.getTime()}.${id}`;
