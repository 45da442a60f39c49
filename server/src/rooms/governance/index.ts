export { loadArticles } from './articles/index.ts';
export { tellOfDueDisclosures, tellOfHearing } from './disclosure/index.ts';
export { tellOfLetter } from './letters/index.ts';
export { tellOfMeeting } from './meetings/index.ts';
export { countPlans, tellOfPlanDates } from './plans/index.ts';
export { tellOfReviewStep } from './reviews/index.ts';
export { routes as governanceRoutes } from './routes.ts';
export { runSurveyStep } from './survey/index.ts';
