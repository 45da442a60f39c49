import { minutesRoutes } from './minutes/index.ts';
import { panelRoutes } from './panels/index.ts';
import { rankingRoutes } from './ranking/index.ts';
import { selectionRoutes } from './selection/index.ts';
import { sheetRoutes } from './sheets/index.ts';

export const routes = [...panelRoutes, ...sheetRoutes, ...rankingRoutes, ...selectionRoutes, ...minutesRoutes];
