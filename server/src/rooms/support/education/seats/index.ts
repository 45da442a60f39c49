export { type Attendee, firstLetter, offerEnd } from './model.ts';
export { listOwn } from './queries.ts';
export { routes as seatRoutes } from './routes.ts';
export {
  endOffer,
  holdRun,
  insertOffer,
  markReminded,
  saveAttendee,
  selectAttendee,
  selectLapsed,
  selectOfCompany,
  selectOffer,
  selectOfRun,
  selectQueue,
  selectToRemind,
} from './store.ts';
