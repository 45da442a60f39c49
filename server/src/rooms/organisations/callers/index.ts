export { takeCaller } from './commands.ts';
export type { Caller } from './model.ts';
export { callersLike, hasAccount } from './queries.ts';
