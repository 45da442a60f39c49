export { remindOfAppointments, tellAbout, tellOfAppointment } from './commands.ts';
