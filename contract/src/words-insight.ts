/** Words of the closed lists about figures. */
import { word } from './word.ts';
import { yearlyWords } from './words-yearly.ts';

export const insightWords = {
  ...yearlyWords,
  figure: {
    ownStates: word('상태별 건', 'Cases by state'),
    ownTopics: word('요청한 일별 건', 'Cases by topic'),
    ownMonths: word('달마다 접수한 건', 'Cases received by month'),
    ownAnswers: word('첫 답까지 걸린 시간', 'Time to the first answer'),
    ownReferrals: word('이관과 협조요청', 'Referrals and requests for cooperation'),
    ownTraining: word('달마다 우리 교육에 온 사람', 'People at our courses by month'),
    regionTopics: word('지역에서 요청한 일', 'What the region asks for'),
    regionReferrals: word('기관 사이에 넘긴 건', 'Cases passed between agencies'),
    regionNever: word('도움을 받은 적이 없는 기업', 'Companies that never got help'),
    regionLevels: word('보안 수준의 분포와 흐름', 'Levels of security over time'),
    regionGaps: word('가장 흔한 빈 곳', 'Most common gaps'),
    regionTraining: word('분기마다 교육에 온 사람', 'People at courses by quarter'),
    regionLeaks: word('분기마다 나간 길', 'Ways of leaks by quarter'),
  },
  supportSort: {
    award: word('교부결정', 'Award decided'),
    course: word('교육 출석', 'Attendance at courses'),
    consulting: word('컨설팅 배정', 'Consulting assignment'),
  },
  chainHole: {
    articleWithoutProgramme: word('조문은 있는데 사업이 없음', 'Article without a programme'),
    programmeWithoutArticle: word('사업은 있는데 조문이 없음', 'Programme without an article'),
    moneyWithoutEffect: word('돈은 썼는데 효과 측정이 없음', 'Money spent, effect not measured'),
  },
  chainNode: { article: word('조문', 'article of a statute'), programme: word('지원사업', 'support programme') },
  exposureSide: {
    technology: word('기술의 무게', 'Weight of the technology'),
    people: word('사람', 'People'),
    partners: word('협력사와 기술자료 요구', 'Partners and requests for technical data'),
    facilities: word('시설', 'Premises'),
    it: word('전산', 'IT'),
    overseas: word('해외와 인수합병', 'Overseas and mergers'),
    incidents: word('지난 사고', 'Past incidents'),
  },
};
