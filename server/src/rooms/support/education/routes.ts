import { attendanceRoutes } from './attendance/index.ts';
import { certificateRoutes } from './certificates/index.ts';
import { courseRoutes } from './courses/index.ts';
import { recordRoutes } from './record/index.ts';
import { seatRoutes } from './seats/index.ts';
import { visitRoutes } from './visits/index.ts';

export const routes = [
  ...courseRoutes,
  ...seatRoutes,
  ...visitRoutes,
  ...attendanceRoutes,
  ...certificateRoutes,
  ...recordRoutes,
];
