import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { openSite, type Site } from './site.ts';
import { arrive, type Visitor } from './visitor.ts';

/** A site and a browser for the journeys of one file. */
export const stage = (): { readonly site: Site; arrive(width?: number): Promise<Visitor> } => {
  let site: Site | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const present = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the stage is not set');
    return thing;
  };
  return {
    get site() {
      return present(site);
    },
    arrive: (width) => arrive(present(browser), present(site), width),
  };
};
