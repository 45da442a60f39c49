import type { Breakage } from './breakage.ts';
import { brokenFiles } from './broken-files.ts';
import { brokenFirstHour } from './broken-first-hour.ts';
import { brokenLinks } from './broken-links.ts';
import { brokenReadings } from './broken-readings.ts';
import { brokenRules } from './broken-rules.ts';

/** Every way to break a pack that is tested. */
export const breakages: readonly Breakage[] = [
  ...brokenFiles,
  ...brokenLinks,
  ...brokenRules,
  ...brokenFirstHour,
  ...brokenReadings,
];
