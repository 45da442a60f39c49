export type { Appointment } from './model.ts';
export { routes as appointmentRoutes } from './routes.ts';
export { markReminded, selectAppointment, selectToRemind } from './store.ts';
