export { takeFigure } from './queries.ts';
