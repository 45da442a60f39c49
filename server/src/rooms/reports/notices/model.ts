import { civilOf, formatDateTime } from '@boru/contract/civil';
import type { Pack } from '@boru/contract/pack';
import { incidentWords } from '@boru/contract/words-incidents';
import { addresseeOf, type Incident } from '../incidents/model.ts';

/** The company's own file, as its signer sees it. */
export type Reporter = {
  name: string;
  representativeName: string;
  businessNumber: string;
  corporateNumber: string | null;
  address: string | null;
  contacts: readonly { name: string; position: string; email: string; phone: string }[];
  sites: readonly { name: string; address: string }[];
};
type Row = { label: string; value: string; isOpen: boolean };

const byHand = '(직접 적어 주세요)';
const row = (label: string, value: string | null | undefined): Row => {
  const isOpen = value === undefined || value === null || value.trim() === '';
  return { label, value: isOpen ? byHand : value, isOpen };
};

const reporterRows = (company: Reporter): Row[] => [
  row('기업·기관 이름', company.name),
  row('대표자', company.representativeName),
  row('사업자등록번호', company.businessNumber.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3')),
  row('법인등록번호', company.corporateNumber?.replace(/^(\d{6})(\d{7})$/, '$1-$2')),
  row('주소', company.address),
  row('사업장', company.sites.map(({ name, address }) => `${name} ${address}`.trim()).join('\n')),
];
const contactRows = ([contact]: Reporter['contacts']): Row[] => [
  row('담당자', contact?.name),
  row('직위', contact?.position),
  row('전화', contact?.phone),
  row('전자우편', contact?.email),
];
const incidentRows = (incident: Incident): Row[] => [
  row('제목', incident.title),
  row('처음 안 때', formatDateTime(incident.noticedAt.getTime())),
  row('의심되는 일', incident.suspicion),
  row('나간 길', incident.channels.map((channel) => incidentWords.leakChannel[channel].ko).join(', ')),
  row('관련된 사람', incident.people),
  row('관련된 시스템과 자료', incident.systems),
];
/** What the company answered where the route asks, in the words of the answer: never as a finding of Boru's. */
const technologyRows = (pack: Pack, incident: Incident, route: ReturnType<typeof addresseeOf>['route']): Row[] => {
  const asked = new Set(route.conditions.flatMap(({ all }) => all.map(({ fact }) => fact)));
  return [
    row('기술의 이름', incident.technology),
    ...pack.catalogue.noticeRoutes.facts
      .filter(({ id }) => asked.has(id))
      .map(({ id, question }) => row(question.ko, incidentWords.factAnswer[incident.facts[id]].ko)),
  ];
};

/** One report to one addressee, as both templates print it. */
export const noticePaper = (
  pack: Pack,
  incident: Incident,
  company: Reporter,
  wish: { route: string; addressee: string },
  made: { by: string; at: Date },
) => {
  const { route, addressee } = addresseeOf(pack, wish);
  const lawName = (id: string) => pack.catalogue.laws.items.find((law) => law.id === id)?.name ?? id;
  const law = route.law.map(({ law: id, article }) => `${lawName(id)} ${article}`).join(', ');
  const parts = [
    { title: '신고인', rows: reporterRows(company) },
    { title: '담당자', rows: contactRows(company.contacts) },
    { title: '사고', rows: incidentRows(incident) },
    { title: '기술', rows: technologyRows(pack, incident, route) },
    { title: '직접 적을 것', rows: route.blanks.map((label) => row(label, null)) },
    { title: '서명', rows: [row('신고일', null), row('신고인(서명 또는 인)', null)] },
  ];
  const cautions = [...route.cautions.map(({ ko }) => ko), `기한: ${route.clock.ko}`];
  return {
    number: incident.number,
    form: { number: route.form.number ?? '정해진 서식 번호를 찾지 못했습니다(확인 필요)', name: route.form.name },
    law: law === '' ? '확인 필요' : law,
    addressee: addressee.name.ko,
    preparedOn: civilOf(made.at.getTime()),
    preparedBy: made.by,
    notice: pack.catalogue.noticeRoutes.notFiling.ko,
    unverified:
      [route.note, addressee.note].filter((note) => note !== undefined).join(' ') || '확인 필요한 것이 없습니다.',
    parts,
    rows: parts.flatMap(({ title, rows }) => rows.map((each) => ({ part: title, ...each }))),
    attachments: route.evidence.map(({ ko }, at) => ({ number: at + 1, title: ko, hint: '증거 목록에서 옮깁니다.' })),
    cautions: cautions.map((value) => ({ value })),
  };
};
