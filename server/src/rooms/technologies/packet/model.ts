import { civilOf, formatDate } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import type { Packet } from '@boru/contract/technologies';
import { protectionWords } from '@boru/contract/words-protection';
import { type Card, fieldsOf } from '../model.ts';
import { engineOf } from '../screening/model.ts';

/** The company's own file as far as the caller may see it. */
export type Applicant = {
  name: string;
  representativeName: string;
  businessNumber: string;
  corporateNumber: string | null;
  address: string | null;
  contacts: readonly { name: string; position: string; email: string; phone: string }[];
  sites: readonly { name: string; address: string }[];
};

type Row = Packet['parts'][number]['rows'][number];
const row = (label: string, value: string | null | undefined): Row => ({
  label,
  value: value === undefined || value === null || value.trim() === '' ? null : value,
});

const businessNumberText = (digits: string): string => `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
const corporateNumberText = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`;

const applicantRows = (applicant: Applicant): Row[] => [
  row('기업·기관 이름', applicant.name),
  row('대표자', applicant.representativeName),
  row('사업자등록번호', businessNumberText(applicant.businessNumber)),
  row('법인등록번호', applicant.corporateNumber === null ? null : corporateNumberText(applicant.corporateNumber)),
  row('본사 소재지', applicant.address),
  row('사업장 소재지', applicant.sites.map(({ name, address }) => `${name} ${address}`.trim()).join('\n')),
  row('대표 전화', null),
];

const contactRows = ([contact]: Applicant['contacts']): Row[] => [
  row('담당자 이름', contact?.name),
  row('부서', null),
  row('직위', contact?.position),
  row('전화', contact?.phone),
  row('휴대전화', null),
  row('전자우편', contact?.email),
];

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

const itemText = (pack: Pack, item: Card['items'][number]): string => {
  const list = pack.catalogue.statutoryLists.find((each) => each.list === item.list && each.edition === item.edition);
  const text = list?.items.find((each) => each.id === item.item)?.text ?? item.item;
  return `${protectionWords.statutoryList[item.list].ko}(${item.edition} 판): ${text}`;
};

/** Name, field, items and figures of the card. What the technology is made of has no row, on purpose. */
const technologyRows = (pack: Pack, card: Card): Row[] => [
  row('신청 기술의 이름', card.name),
  row('기술 분야', fieldsOf(pack).get(card.field)?.ko),
  row('제품', card.product),
  row('해당할 수 있는 고시 항목', card.items.map((item) => itemText(pack, item)).join('\n')),
  row(
    '확인에 쓴 수치',
    card.quantities
      .map(({ quantity, value, unit }) => {
        const known = pack.catalogue.screeningQuantities.items.find((each) => each.id === quantity);
        return `${known?.name.ko ?? quantity} ${number(value)} ${unit}`.trim();
      })
      .join('\n'),
  ),
  row('사전 확인의 기준일', formatDate(card.screenedOn)),
  row('기술의 형태(도면, 시제품, 소프트웨어 등)', null),
  row('국가연구개발비를 받았는지', null),
];

/** The law's own list of papers: 시행령 제13조의2 and the form. Boru holds none of them. */
const attachments: Packet['attachments'] = [
  {
    number: 1,
    title: '기술의 특성, 용도, 성능에 관한 자료',
    hint: '기술의 내용은 이 자료에만 적고 보루에 올리지 않습니다.',
  },
  {
    number: 2,
    title: '국내외 시장 규모와 경쟁력 수준에 관한 자료',
    hint: '시장 조사 자료와 출처, 경쟁사와 견준 수준을 적습니다.',
  },
  {
    number: 3,
    title: '그 밖에 산업통상부장관이 고시하는 서류',
    hint: '고시하는 서류의 목록은 산업통상부에 확인해야 합니다(확인 필요).',
  },
];

/** What the application asks for, filled from what the caller may see; nothing is guessed, and what is open stays open. */
export const packetOf = (
  pack: Pack,
  card: Card,
  applicant: Applicant,
  preparedBy: string | null,
  now: Date,
): Packet => ({
  form: { number: '산업기술보호법 시행규칙 별지 제1호의2서식', name: '국가핵심기술 여부 판정신청서' },
  law: ['산업기술의 유출방지 및 보호에 관한 법률 제9조의2', '같은 법 시행령 제13조의2'],
  addressee: '산업통상부장관',
  preparedOn: civilOf(now.getTime()),
  preparedBy,
  notice: '사전 확인: 법적 판정이 아닙니다. 판정은 산업통상부장관이 합니다.',
  unverified: '칸의 배치와 목록은 보루가 법령을 읽고 정리한 것입니다. 내기 전에 법령의 서식 원문과 견주어 주세요.',
  parts: [
    { title: '신청인', rows: applicantRows(applicant) },
    { title: '담당자', rows: contactRows(applicant.contacts) },
    { title: '신청 기술', rows: technologyRows(pack, card) },
    { title: '신청 사유', rows: [row('신청하는 까닭', null), row('근거 조문', '산업기술보호법 제9조의2')] },
    { title: '서명', rows: [row('신청일', null), row('신청인(서명 또는 인)', null)] },
  ],
  attachments,
  cautions: [
    '이 서류와 붙임에는 핵심기술의 내용이 담길 수 있습니다. 전자우편이나 해외 클라우드로 주고받지 마세요.',
    '직권으로 신청하라는 통지를 받았다면 받은 날부터 30일 안에 내야 합니다(미리 협의하면 30일 더).',
    '국가첨단전략기술은 전략산업법 제11조에 따라 따로 신청합니다.',
  ],
  engine: engineOf(pack),
});

const byHand = '(직접 적어 주세요)';

/** The packet as the two templates print it: an open field says so instead of being blank. */
export const printedPacket = (packet: Packet) => ({
  form: packet.form,
  law: packet.law.join(', '),
  addressee: packet.addressee,
  preparedOn: packet.preparedOn,
  preparedBy: packet.preparedBy ?? '',
  notice: packet.notice,
  unverified: packet.unverified,
  parts: packet.parts.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ label, value }) => ({ label, value: value ?? byHand, isOpen: value === null })),
  })),
  rows: packet.parts.flatMap(({ title, rows }) =>
    rows.map(({ label, value }) => ({ part: title, label, value: value ?? byHand, isOpen: value === null })),
  ),
  attachments: packet.attachments,
  cautions: packet.cautions,
  engine: `${packet.engine.version} / ${packet.engine.catalogue}`,
});
