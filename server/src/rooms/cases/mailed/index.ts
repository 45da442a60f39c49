export { takeMailed } from './commands.ts';
