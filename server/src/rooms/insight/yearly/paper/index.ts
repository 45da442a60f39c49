export { chartOf, type PaperTable, writtenOf } from './model.ts';
