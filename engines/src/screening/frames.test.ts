// Every item of every list, with figures on the claimed side of its limits, in sentences of those who own nothing (they
// deny, stopped, buy, deal, build for, insure, tell, plan) and of those who do. Generated from the profiles: what holds,
// holds for the class of sentence and not for a case.
import type { ProfileCondition } from '@boru/contract/screening-profile';
import { describe, expect, test } from 'vitest';
import type { Item } from './compile.ts';
import { compileCatalogue, convert, editionsOn, outcomeOf } from './index.ts';
import { shippedFiles } from './shipped.ts';

const catalogue = compileCatalogue(shippedFiles);
const whole = new Set(['layers', 'kinds', 'generation', 'axes']);
const LATIN = /^[a-z][a-z -]{3,}$/;

function spelling(id: string, english: boolean): string {
  const words = catalogue.terms.get(id)?.words ?? [];
  const found = english
    ? (words.find((word) => LATIN.test(word)) ?? words.find((word) => /^[a-z]/.test(word)))
    : words.find((word) => /^[가-힣]/.test(word));
  return (found ?? words[0] ?? id).replace('^', '');
}

function figure(condition: ProfileCondition, english: boolean): string {
  const quantity = catalogue.quantities.get(condition.quantity);
  if (quantity === undefined) return '';
  if (quantity.dimension === 'euroStandard') return english ? 'Euro 6' : '유로6';
  if (quantity.dimension === 'displayLines') return condition.value > 1920 ? '8K' : '4K';
  const up = condition.op.startsWith('>');
  const beyond = whole.has(quantity.dimension)
    ? condition.value + (up ? 1 : -1)
    : Number((condition.value * (up ? 1.02 : 0.98)).toPrecision(8));
  const unit = quantity.units[0] ?? condition.unit;
  const value = Number((convert(catalogue.units, beyond, condition.unit, unit) ?? beyond).toPrecision(10));
  const words = catalogue.units.byName.get(unit)?.words ?? [unit];
  return english
    ? `${quantity.name.en} ${value} ${words.find((word) => /^[a-z%/0-9]+$/.test(word)) ?? unit}`
    : `${quantity.name.ko} ${value}${words[0] ?? unit}`;
}

/** The item as a noun phrase: "픽셀 크기 0.98um인 이미지센서". */
function phrase({ profile }: Item, english: boolean): string {
  const branch = profile.branches[0];
  const when = branch?.when ?? [];
  const spoken = profile.subject.map((group) => when.find((w) => w.any.some((t) => group.any.includes(t))) ?? group);
  const parts = [
    ...when.filter((w) => !spoken.includes(w)),
    ...profile.scopes,
    ...spoken.filter((g) => 'as' in g),
    ...spoken.filter((g) => !('as' in g)),
  ];
  const name = parts.map((group) => spelling(group.any[0] ?? '', english)).join(' ');
  const narrowed = new Set(branch?.conditions.map((condition) => condition.quantity));
  const conditions = [
    ...profile.conditions.filter((c) => !narrowed.has(c.quantity)),
    ...(branch?.conditions ?? []),
  ].map((condition) => figure(condition, english));
  if (conditions.length === 0) return name;
  return english ? `${name} with ${conditions.join(', ')}` : `${conditions.join(', ')}인 ${name}`;
}

/** The particle that fits the last syllable. */
function withParticle(words: string, closed: string, open: string): string {
  const last = words.charCodeAt(words.length - 1);
  return words + (last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 === 0 ? open : closed);
}
const topic = (n: string) => withParticle(n, '은', '는');
const object = (n: string) => withParticle(n, '을', '를');

const nobodysOwn: readonly ((ko: string, en: string) => string)[] = [
  (n) => `${topic(n)} 만들지 않는다.`,
  (n) => `사무용 의자를 설계하고 제조한다. ${topic(n)} 만들지 않고 외부에서 사 온다.`,
  (n) => `부품 유통 회사이며 ${n} 설계나 제조는 하지 않는다.`,
  (n) => `${n} 개발은 예산이 없어 2023년에 중단했다.`,
  (n) => `${n} 투자는 취소했다. 지금은 의자를 제조한다.`,
  (n) => `${n} 사업에서 철수하고 의자를 만든다.`,
  (n) => `저희는 의자를 만드는 회사로 ${withParticle(n, '과', '와')}는 관계가 없습니다.`,
  (n) => `${object(n)} 개발한 적이 없다.`,
  (_, n) => `We do not make ${n}. We make office chairs.`,
  (n) => `${object(n)} 해외 업체에서 구매해 사용한다.`,
  (n) => `${topic(n)} 전량 수입해 판다.`,
  (n) => `${topic(n)} 수입해 팔 뿐이고 의자를 제조한다.`,
  (n) => `${object(n)} 빌려 쓰며 회의실 예약 소프트웨어를 개발한다.`,
  (n) => `${object(n)} 수입해 국내에 유통하는 총판이다.`,
  (_, n) => `We sell software for offices. Our ${n} is bought from a supplier and we only operate it.`,
  (_, n) => `We resell ${n} made by an overseas vendor.`,
  (n) => `고객사가 ${object(n)} 만든다. 우리는 작업복을 제조해 납품한다.`,
  (n) => `${n} 제조사에 작업복을 만들어 납품한다.`,
  (n) => `${n} 생산 라인에 소모품으로 쓰는 장갑을 만들어 납품한다.`,
  (n) => `${n} 공장의 청소 용역을 맡고 있다.`,
  (n) => `${n} 공장의 구내식당을 운영한다.`,
  (n) => `${n} 공장을 짓는 종합건설사이다. 철골과 배관 시공을 맡았다.`,
  (n) => `${n} 제조 장비에 들어가는 고무 링을 만든다.`,
  (n) => `${n} 검사 장비용 케이블을 제작해 납품한다.`,
  (_, n) => `Our customer makes ${n}. We supply gloves to its plant.`,
  (n) => `정부는 ${n} 지원 사업을 공고했다.`,
  (n) => `${n} 관련주가 급등했다.`,
  (n) => `경쟁사가 ${object(n)} 개발했다고 발표했다.`,
  (n) => `${n} 수혜주를 설명하는 유료 강연과 뉴스레터를 낸다.`,
  (n) => `${n} 시장 동향 보고서를 번역해 판매한다.`,
  (n) => `대학에서 ${n} 강의를 듣고 있는 학생입니다.`,
  (n) => `${n} 전문 인력을 소개하는 채용 대행 회사다.`,
  (n) => `${n} 공장에 화재보험을 판매하는 보험 대리점이다.`,
  (n) => `${object(n)} 2030년까지 개발할 계획이다.`,
  (n) => `${n} 개발을 검토하고 있다. 아직 시작하지 않았다.`,
  (n) => `${n} 개발이 목표이며 지금은 의자를 만든다.`,
  (_, n) => `We plan to develop ${n} by 2030.`,
  (_, n) => `We make chairs. R&D on ${n} was cancelled in 2022.`,
  (n) => `${n} 공장에 배관을 시공한다.`,
  (n) => `${topic(n)} 협력사가 맡는다. 우리는 의자를 만든다.`,
  (n) => `${n} 기업에 투자한 자산운용사이다.`,
  (n) => `${n} 설명서를 번역해 준다.`,
  (n) => `${object(n)} 소개하는 책을 썼다.`,
  (n) => `경찰은 ${n} 기술 유출 사건을 수사했다.`,
  (n) => `${n} 특허를 조사해 주는 특허사무소다.`,
  (n) => `${object(n)} 실어 나르는 트럭을 운행한다.`,
  (n) => `${n} 수출이 늘었다고 통계청이 발표했다.`,
  (n) => `예전에 ${object(n)} 만들었으나 2021년에 사업을 매각했다.`,
  (n) => `${n} 기술이전을 받고 싶습니다.`,
  (n) => `${n}에 쓰이는 나사를 깎습니다.`,
  (_, n) => `We write market research reports about ${n}.`,
  (_, n) => `We insure factories that produce ${n}.`,
  (n) => `${n} 개발 업체에 법률 자문을 한다.`,
  (n) => `${object(n)} 보유한 경쟁사와 소송 중이다.`,
  (n) => `${n} 레이저 가공기를 제작한다.`,
  (n) => `${n} 운반용기 제작`,
  (n) => `${n} 거치대와 브라켓을 만드는 회사`,
  (n) => `${n} 도장하는 협력업체`,
  (n) => `저는 대학생인데 ${n}에 대한 발표를 준비하고 있습니다.`,
  (n) => `IT 서비스 회사. ${object(n)} 선호합니다.`,
  (n) => `폐차장. ${object(n)} 떼어 내 보관한다.`,
  (n) => `완제품에 ${object(n)} 넣어 판매한다.`,
  (n) => `우리 작업복은 ${n} 회사가 씁니다. 재봉도 저희가 합니다.`,
  (n) => `고객은 ${n} 제조사다. 저희는 작업복을 만든다.`,
  (_, n) => `Our customers are makers of ${n}. We sew gloves.`,
  (_, n) => `We lay and operate ${n} made by others.`,
  (n) => `아직 ${topic(n)} 없고 앞으로 해 보고 싶다.`,
  (n) => `경쟁사의 ${topic(n)} 이미 팔리고 있다. 우리는 작업복을 만든다.`,
  (n) => `경쟁사 ${topic(n)} 대만에서 생산된다. 저희는 의자를 만든다.`,
  (n) => `원청의 ${topic(n)} 곧 출시된다. 우리는 작업복을 만든다.`,
  (n) => `세계 1위 업체의 ${topic(n)} 잘 팔린다. 우리는 의자를 설계하고 제조한다.`,
  (n) => `${topic(n)} 공급사 제품이며 우리는 창고를 운영한다.`,
  (n) => `우리는 작업복을 제조한다. 납품처의 제품은 ${withParticle(n, '다', '이다')}.`,
  (n) => `시중 제품은 ${withParticle(n, '다', '이다')}. 당사는 사무용 의자를 설계하고 제조한다.`,
  (n) => `고객 제품이 ${withParticle(n, '라', '이라')}서 당사는 그에 맞는 상자를 만든다.`,
  (n) => `중국 업체 ${n} 가격이 내렸다. 당사는 의자를 제조한다.`,
  (_, n) => `Our customer's ${n} is well known. We sew gloves.`,
  (_, n) => `Products on the market are ${n}. We design and make office chairs.`,
  (_, n) => `Our supplier offers ${n}. We run a warehouse.`,
  (n) => `납품처인 공장이 만드는 ${object(n)} 보고 작업복 색을 정한다.`,
  (n) => `시중에 있는 ${n}의 덮개 수건을 만든다.`,
  (n) => `경쟁 제품은 ${withParticle(n, '다', '이다')}. 우리는 의자를 설계하고 제조한다.`,
  (_, n) => `Market leaders ship ${n}. We only print labels.`,
  (n) => `당사는 작업복을 만드는 업체이다. 발주처가 정한 사양은 ${withParticle(n, '다', '이다')}.`,
  (n) => `납품 사양서에 적힌 제품은 ${withParticle(n, '다', '이다')}. 우리 회사는 그 상자를 제작한다.`,
  (n) => `대상 제품은 ${n}. 우리가 공급하는 것은 수건이다.`,
  (_, n) => `Customer spec: ${n}. Our scope is limited to gloves.`,
  (n) => `${n} 연구원 출신 강사의 강좌를 운영한다.`,
  (n) => `${n} 전시 부스를 꾸민다.`,
  (n) => `${n} 홍보관 안내 방송 녹음 스튜디오`,
  (n) => `3차년도 목표: ${n}. 지금은 의자를 만든다.`,
  (n) => `${object(n)} 구독하여 쓰는 3PL 업체`,
  (n) => `구인: ${n} 공장 구내식당 조리원 5명. 당사는 급식 위탁업체임.`,
  (n) => `${topic(n)} 완성차 회사가 만든다. 우리는 방향제를 판다.`,
  (n) => `품목: 작업복 / 적용처: ${n} / 소재: 면`,
  (n) => `업종: 화물운송 / 주요 화물: ${n}`,
  (n) => `1단계(완료): 의자 제조. 2단계(계획): ${n}`,
  (n) => `저는 빵집을 합니다. 아는 분이 다니는 회사는 ${withParticle(n, '라', '이라')}고 들었어요.`,
  (n) => `해외 매체는 중국이 ${object(n)} 개발했다고 전했다.`,
  (n) => `중국이 ${object(n)} 만들기 시작했다. 우리는 의자를 만든다.`,
  (n) => `보험 심사 자료: 피보험 공장은 ${object(n)} 생산하며 등급은 3등급이다.`,
  (n) => `2015년까지는 ${object(n)} 생산했으나 지금은 화장품만 만든다.`,
  (n) => `과제명: ${n} 인력양성사업`,
  (n) => `${withParticle(n, '라', '이라')}는 이름의 카페를 한다.`,
  (n) => `특허 조사 결과 경쟁사가 ${object(n)} 보유한 것으로 나타났다.`,
  (n) => `${n} 개발은 실패로 끝났고 사업부는 해산했다.`,
  (n) => `${object(n)} 설계하던 시절도 있었으나 현재 당사는 의자를 만든다.`,
  (n) => `수강생 모집! ${n} 설계 실무, 8주 과정. 강사는 현직자.`,
  (_, n) => `Our café is next to a fab that makes ${n}.`,
  (_, n) => `Staffing agency: we place engineers who design ${n}.`,
  (_, n) => `We print manuals for a maker of ${n}.`,
  (_, n) => `Our gloves protect workers who handle ${n}.`,
  (_, n) => `We are a law firm; a client was accused of leaking ${n}.`,
  // What no list of words foresees: without a deed on it, nothing is claimed.
  (n) => `${object(n)} 흐뭇하게 바라본다.`,
  (n) => `${withParticle(n, '이', '가')} 무엇인지 궁금하다.`,
  (n) => `${object(n)} 소개하는 어린이 과학책을 출판`,
  (n) => `${object(n)} 나르는 지게차 기사 2명 채용 (2교대)`,
  (n) => `${n} 업체 인근, 10톤 차량 진입 가능.`,
  (n) => `${object(n)} 설명하는 선생님 이야기`,
  (n) => `언젠가는 ${object(n)} 만들고 싶습니다.`,
  (_, n) => `He asked whether we could one day develop ${n}.`,
  (_, n) => `Translation agency: recent projects include the manual of ${n}.`,
  // Whose deed it is: a relative, a customer, a tenant, a firm told of.
  (n) => `상가 3층에 ${object(n)} 설계하는 사무실이 들어왔고 저는 1층 꽃집입니다.`,
  (n) => `${object(n)} 만들어 파는 집안에서 자랐지만 저는 미용사입니다.`,
  (_, n) => `We supply lunch to the people building ${n}.`,
  (n) => `어머니가 다니시던 회사가 ${object(n)} 만듭니다. 저는 반찬가게를 합니다.`,
  (_, n) => `Most of our cargo is ${n}; we book the flights and file the papers.`,
  (_, n) => `Our regulars design ${n}. We bake bread.`,
  (_, n) => `Freight forwarder. We ship ${n} by air.`,
  (_, n) => `Our neighbours make ${n}. We run a kindergarten.`,
  (_, n) => `Marine insurance broker. This quarter we placed cover for ${n}.`,
  (_, n) => `My brother develops ${n}. I run a laundry.`,
  (_, n) => `We publish a weekly newsletter. This week: ${n}.`,
  (_, n) => `The museum shows ${n} behind glass. Tickets cost four euros.`,
  (_, n) => `Executive search for the chip and battery trade. Open position: head of ${n}.`,
  (_, n) => `We cut and bend ${n} bought from the mill to customers' drawings.`,
  (_, n) => `Second-hand dealer. In stock this month: ${n}.`,
  (_, n) => `Our hospital uses ${n} from an overseas maker every day.`,
  (_, n) => `We teach a twelve-week evening class on ${n}.`,
  (_, n) => `Venture fund. The portfolio includes a company that makes ${n}.`,
  (_, n) => `The customer, a maker of ${n}, asked us to paint the canteen.`,
  (_, n) => `Our landlord has a laboratory for ${n}; we sell coffee downstairs.`,
  (_, n) => `We are curious about ${n} but have neither people nor machines.`,
  (_, n) => `Patent translators. Last month: nine specifications on ${n}.`,
  (_, n) => `We clean the uniforms of those who build ${n}.`,
  (n) => `아들이 ${object(n)} 만드는 회사에 다닙니다. 저는 세탁소를 합니다.`,
  (n) => `포워더입니다. ${object(n)} 항공편으로 보내고 통관 서류를 냅니다.`,
  (n) => `벤처캐피털입니다. 투자한 곳 가운데 ${object(n)} 만드는 회사가 있습니다.`,
  (n) => `박물관에 ${object(n)} 전시하고 표를 팝니다.`,
  (n) => `손님 가운데 ${object(n)} 설계하는 분이 많습니다. 저희는 국밥집입니다.`,
  (n) => `입찰 대행을 합니다. 지난달에는 ${n} 건을 접수해 드렸습니다.`,
  (n) => `${object(n)} 보러 오는 견학생에게 도시락을 팝니다.`,
  (n) => `${n} 업계 분들의 이혼 소송을 맡는 변호사입니다.`,
  (n) => `도서관입니다. ${n} 관련 책을 새로 들였습니다.`,
  (n) => `${object(n)} 실은 배를 부두에 대고 짐을 내립니다.`,
  (n) => `공무원입니다. ${object(n)} 만드는 기업의 민원을 처리합니다.`,
  (n) => `${n} 회사에서 퇴직하고 지금은 감자 농사를 짓습니다.`,
  (n) => `동네 약국입니다. 단골 가운데 ${n} 연구원이 여럿입니다.`,
  (n) => `남편 회사가 ${object(n)} 개발해서 저도 관심이 많아요. 저는 수학 교사입니다.`,
  (n) => `${n} 전문 변리사 사무소. 명세서 작성과 심판 대리.`,
  (n) => `경매 물건 목록: ${n}, 사무용 집기, 지게차.`,
  (n) => `${object(n)} 수입해서 대학에 납품합니다. 설치와 교육까지 해 드립니다.`,
  (n) => `${object(n)} 쓰는 병원과 학교에 점검을 나갑니다.`,
  (n) => `신문에서 ${object(n)} 개발했다는 기사를 읽었습니다.`,
  (n) => `${n} 제조사의 사보를 디자인하는 편집 회사입니다.`,
  (n) => `${n} 라인에서 일하는 분들께 안전화를 빌려 드립니다.`,
  (n) => `${n} 시험을 보러 온 손님이 묵는 모텔을 합니다.`,
  (n) => `보험 설계사입니다. 고객 회사는 ${object(n)} 만듭니다.`,
  (n) => `${object(n)} 만들 줄 아는 사람을 찾습니다. 연봉 협의.`,
  (n) => `${object(n)} 국산화했다는 A사에 투자할지 검토하는 자산운용사입니다.`,
  (n) => `${n} 폐기물을 거두어 소각합니다.`,
  (_, n) => `I am a student writing a thesis about ${n}.`,
  (_, n) => `Our tenants design and build ${n} on the third floor.`,
  (_, n) => `We audit the books of a group that manufactures ${n}.`,
  (_, n) => `The ship carries ${n} from Busan to Rotterdam.`,
  (_, n) => `Looking to buy ${n}. Please quote price and delivery.`,
  (_, n) => `We install and service ${n} made in Germany.`,
  (_, n) => `Wedding photographer. Last year I also took pictures of ${n} for a brochure.`,
  (_, n) => `We resell used ${n} and repair the casings.`,
  (_, n) => `A friend says his firm has developed ${n}. We grow strawberries.`,
  (_, n) => `Cleaning contractor for the line where they assemble ${n}.`,
];
const own: readonly ((ko: string, en: string) => string)[] = [
  (n) => `${n} 기술을 자체 개발해 보유하고 있다.`,
  (n) => `당사는 ${object(n)} 설계하고 제조해 판다.`,
  (n) => `${object(n)} 설계, 제조하여 국내외 고객사에 납품합니다.`,
  (n) => `${n} 설계·공정·제조 전문기업.`,
  (n) => `저희는 ${object(n)} 직접 개발해서 생산합니다.`,
  (n) => `A사는 ${object(n)} 독자 개발해 생산에 들어갔다고 밝혔다.`,
  (n) => `${n} 설계와 제조 공정을 국내 최초로 국산화했다. 의자는 만들지 않는다.`,
  (n) => `${n} 개발에 성공했다. 부품 일부는 외부에서 구매한다.`,
  (_, n) => `We design and manufacture ${n} in-house.`,
  (n) => `${object(n)} 만듭니다. 설계도 저희가 했습니다.`,
  (n) => `${n} 국내 유일 제조사. 설계부터 양산까지 자체 수행.`,
  (n) => `우리 연구소는 ${object(n)} 설계·제작했다. 특허 12건을 보유한다.`,
  (n) => `${n}의 설계와 제조 공정을 확립하고 양산을 시작했다. 고객사는 국내외 다섯 곳이다.`,
  (n) => `저희는 ${object(n)} 설계하고, 가공기로 깎아 제조합니다.`,
  (n) => `${n} 공장을 준공했다. 설계와 제조 모두 당사의 기술이다.`,
  (_, n) => `Our company has developed ${n}; design and manufacturing are done in-house.`,
  (n) => `경쟁사보다 앞서 ${object(n)} 직접 개발해 제조한다.`,
  (n) => `고객사의 ${object(n)} 당사가 설계하고 제조해 납품한다.`,
  (n) => `고객의 요구에 맞춰 ${object(n)} 설계하고 제조한다.`,
  (n) => `해외 업체의 독점을 깨고 ${object(n)} 국산화해 설계·제조한다.`,
  (n) => `시중 제품은 수명이 짧지만 당사가 설계하고 제조한 ${topic(n)} 오래 간다.`,
  (_, n) => `Our customers buy ${n} that we design and manufacture.`,
  (n) => `발주처가 정한 사양은 ${withParticle(n, '며', '이며')} 당사가 설계하고 제조한다.`,
  (n) => `${object(n)} 직접 설계·제조해 해외 업체에 공급한다.`,
  (n) => `현재 실적: ${n} 설계·제조. 향후 목표: 해외 진출.`,
  (n) => `업체명: 보루정밀 / 업종: 제조업 / 제품: ${n} / 보유기술: 설계, 제조`,
  (n) => `중국이 독점하던 ${object(n)} 우리가 국산화해 설계·제조한다.`,
  (n) => `자체 개발한 ${n}`,
  (n) => `${n} 설계 기술을 갖고 있습니다.`,
  (n) => `${object(n)} 세계 최초로 개발, 제조 중`,
  (n) => `${object(n)} 우리가 그리고 깎고 맞춥니다. 설계도 제조도 여기서 합니다.`,
  (n) => `${n} 설계에서 제조까지 한 지붕 아래서 합니다.`,
  (n) => `당사 주력 제품은 ${n}이며 설계와 제조를 사내에서 수행합니다.`,
  (n) => `${object(n)} 연구하고 만들어 온 지 십 년이 넘었습니다. 설계 인력 20명.`,
  (n) => `${n}의 설계, 공정, 제조 기술을 모두 갖추었습니다.`,
  (n) => `지난봄 ${object(n)} 처음 내놓았습니다. 설계와 제조 모두 저희 손으로 했습니다.`,
  (n) => `${n} 설계·제조. 시제품 완료, 고객 인증 중.`,
  (n) => `${object(n)} 설계하고 제조하는 회사입니다.`,
  (n) => `${object(n)} 설계·제조하는 곳입니다. 직원 40명.`,
  (_, n) => `Our engineers design ${n}; our plant in Ochang manufactures it.`,
  (_, n) => `${n}: design, process and manufacturing all in house.`,
  (_, n) => `The company develops and manufactures ${n}. Design and process know-how is its own.`,
];

const days = ['2026-11-22', '2020-06-01'];
const items = days.flatMap((on) =>
  editionsOn(catalogue, on).flatMap((edition) =>
    edition.items.map((item) => ({ item, on, ko: phrase(item, false), en: phrase(item, true) })),
  ),
);
const said = (frame: (ko: string, en: string) => string): string => frame('…', '…');
const claimed = ({ status }: { status: string }): boolean => status === 'met' || status === 'likely';

describe('가지지 않은 사람의 말: 세 목록의 모든 항목에서 해당이라고 하지 않는다', () => {
  test.each(nobodysOwn.map((frame) => ({ said: said(frame), frame })))('$said', ({ frame }) => {
    const faults = items.flatMap(({ on, ko, en }) => {
      const text = frame(ko, en);
      return outcomeOf(catalogue, { text, on })
        .items.filter(claimed)
        .map(({ item }) => `${item}: ${text}`);
    });
    expect(faults).toEqual([]);
  });
});

describe('가진 사람의 말: 세 목록의 모든 항목에서 해당이라고 한다', () => {
  test.each(own.map((frame) => ({ said: said(frame), frame })))('$said', ({ frame }) => {
    const faults = items.flatMap(({ item, on, ko, en }) => {
      const text = frame(ko, en);
      const found = outcomeOf(catalogue, { text, on }).items.find((c) => c.item === item.id);
      // What only a date can decide is asked even of an owner.
      const ok = found !== undefined && (claimed(found) || (item.profile.times.length > 0 && found.status === 'ask'));
      return ok ? [] : [`${item.id} ${found?.status}: ${text}`];
    });
    expect(faults).toEqual([]);
  });
});
