export { industryName, ksicName, municipalityName, placeCompany } from './model.ts';
export {
  companyCard,
  companyNames,
  companyNumbered,
  companyOf,
  companyPlace,
  confirmedCompany,
  listCompanies,
  ownCompany,
} from './queries.ts';
export { routes as companyRoutes } from './routes.ts';
export { companyExists, insertCompany } from './store.ts';
