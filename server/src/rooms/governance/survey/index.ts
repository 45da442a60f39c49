export { runSurveyStep } from './commands.ts';
export { routes as surveyRoutes } from './routes.ts';
