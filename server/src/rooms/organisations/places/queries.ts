export { selectContacts as listContacts, selectSites as listSites } from './store.ts';
