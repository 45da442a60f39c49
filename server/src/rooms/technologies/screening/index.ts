export { bundleOf, dutiesFrom, engineOf } from './model.ts';
export { routes } from './routes.ts';
