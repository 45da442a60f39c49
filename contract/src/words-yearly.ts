/** Words of the closed lists about the yearly report to the provincial council. */
import { word } from './word.ts';

export const yearlyWords = {
  reportFigure: {
    parties: word('협약에 함께하는 기관', 'Agencies of the agreement'),
    promises: word('기관의 이행 약속', 'Promises of the agencies'),
    tasks: word('계획의 과제', 'Tasks of the plans'),
    indicators: word('성과지표', 'Indicators of the plans'),
    topics: word('지역이 요청한 일', 'What the region asked for'),
    municipality: word('시군별 기업', 'Companies by municipality'),
    level: word('기업의 보안 수준', 'Levels of security'),
    never: word('도움을 못 받은 기업', 'Companies without help so far'),
    gaps: word('흔한 빈 곳', 'Common gaps'),
    training: word('분기별 교육 출석', 'Attendance at courses by quarter'),
    money: word('조문별 돈', 'Money by article'),
    effects: word('지원 앞뒤의 변화', 'Change before and after support'),
    holes: word('사업이 없는 조문', 'Articles without programmes'),
    actions: word('협의회의 조치사항', 'Actions of the council'),
    payments: word('조문과 기관별 돈', 'Money by article and agency'),
  },
  reportChapter: {
    preface: word('머리말', 'Preface'),
    agreement: word('협약과 약속', 'Agreement and promises'),
    plan: word('계획과 지표', 'Plans and indicators'),
    region: word('지역의 모습', 'The region'),
    support: word('돈과 성과', 'Money and outcome'),
    conclusion: word('맺음말', 'Conclusion'),
  },
  yearlyReportState: {
    counting: word('수를 세는 중', 'Figures being counted'),
    draft: word('보고 초안', 'Draft of the report'),
    closed: word('확정한 보고', 'Report closed'),
  },
  reportPower: { write: word('연차보고 쓰기', 'Write the yearly report') },
} as const;
