import { courseRoutes } from './courses/index.ts';
import { seatRoutes } from './seats/index.ts';
import { visitRoutes } from './visits/index.ts';

export const routes = [...courseRoutes, ...seatRoutes, ...visitRoutes];
