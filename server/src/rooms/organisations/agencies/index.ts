export { listAddressees } from '../teams/index.ts';
export { loadRegion } from './commands.ts';
export {
  type Agency,
  agencyNames,
  allDesks,
  desksOf,
  findRoute,
  listAgencies,
  type Route,
  secretariat,
} from './queries.ts';
export { routes as agencyRoutes } from './routes.ts';
