/** Words of the closed lists of the survey. */
import { word } from './word.ts';

export const surveyWords = {
  surveyState: {
    draft: word('조사를 준비하는 중', 'Survey being prepared'),
    drawing: word('표본을 뽑는 중', 'Drawing the sample'),
    open: word('응답을 받는 중', 'Taking answers'),
    closed: word('조사를 마침', 'Survey over'),
  },
  surveyStrata: {
    size: word('기업 규모별', 'By size of company'),
    industry: word('업종별', 'By industry'),
    municipality: word('시군별', 'By municipality'),
  },
  surveyAllocation: {
    proportional: word('비례 배분', 'Proportional allocation'),
    neyman: word('네이만 배분', 'Neyman allocation'),
  },
  surveyPower: {
    write: word('조사 짜기', 'Write the survey'),
    begin: word('표본 뽑고 시작하기', 'Draw the sample and begin'),
    remind: word('다시 알리기', 'Send a reminder'),
    feed: word('결과를 지표에 넣기', 'Put a result into an indicator'),
  },
  sheetState: {
    waiting: word('응답을 기다림', 'Waiting for an answer'),
    answered: word('응답을 냄', 'Answered the survey'),
    over: word('응답 기한이 지남', 'Time to answer is over'),
  },
} as const;
