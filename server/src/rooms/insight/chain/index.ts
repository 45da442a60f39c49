export { effectOf, type MoneyPart, moneyByArticle } from './model.ts';
export { routes as chainRoutes } from './routes.ts';
export { selectEffects, selectMoney } from './store.ts';
