import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { newId } from '../../server/src/kernel/ids.ts';
import { seat, type Who } from '../../server/src/platform/testing/people.ts';
import { numberedCompany } from '../processes/boru.ts';
import { openBrowser } from './browser.ts';
import { openSite, type Site, type SiteSettings } from './site.ts';
import { arrive, type Visitor } from './visitor.ts';

/** Somebody who has signed in already, at a screen of their own. */
export type Seated = Visitor & Who;

export type Stage = {
  readonly site: Site;
  arrive(width?: number): Promise<Visitor>;
  seated<Somebody extends Who>(who: Somebody, width?: number): Promise<Visitor & Somebody>;
  /** Somebody new of an agency. */
  sit(agencyId: number, role?: string, width?: number): Promise<Seated>;
  /** The representative of a new company. */
  found(serial: number, width?: number): Promise<Seated & { companyId: string }>;
  /** A request as the company's page would send it; how it is written is walked elsewhere. */
  ask(company: Visitor, title: string): Promise<{ id: string; number: string; owner: number }>;
};

const requestFor = async (origin: string, { page: { request } }: Visitor, title: string) => {
  const preview = await (await request.get(`${origin}/api/cases/preview?topic=counselling`)).json();
  const { textId, textVersion } = preview.consent;
  const answer = await request.post(`${origin}/api/cases`, {
    headers: { 'x-boru-request': '1', origin },
    data: {
      requestKey: newId(),
      topic: 'counselling',
      subject: null,
      urgency: 'normal',
      title,
      body: '무엇부터 해야 하나요?',
      share: [],
      consent: { textId, textVersion, agreed: true },
    },
  });
  const made = await answer.json();
  return { id: made.id, number: made.number, owner: made.route.agency.id };
};

/** A site and a browser for the journeys of one file. */
export const stage = (settings: SiteSettings = {}): Stage => {
  let site: Site | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(settings), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const present = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the stage is not set');
    return thing;
  };
  const scene: Stage = {
    get site() {
      return present(site);
    },
    arrive: (width) => arrive(present(browser), present(site), width),
    seated: async (who, width) => {
      const visitor = await scene.arrive(width);
      await visitor.as(who);
      return { ...visitor, ...who };
    },
    sit: async (agencyId, role = 'officer', width) =>
      scene.seated(await seat(scene.site.owner, role, { agencyId }), width),
    found: async (serial, width) => scene.seated(await numberedCompany(scene.site.owner, serial), width),
    ask: (company, title) => requestFor(scene.site.address, company, title),
  };
  return scene;
};
