import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Site } from './site.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const named = process.env['BORU_TEST_CHROMIUM'];

export const openBrowser = (): Promise<Browser> => {
  const executablePath = [named, ...places].find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('No Chromium. Name one in BORU_TEST_CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  var axe: { run(): Promise<AxeResults> };
}

export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** Every request of this visitor, in order. */
  requests: Request[];
  go(path: string): Promise<void>;
  /** The page as it stands passes axe; called on every page a journey stops at. */
  sound(): Promise<void>;
  close(): Promise<void>;
};

/** A person at a screen of her own. Any fault of the page itself fails the journey at the next look. */
export const arrive = async (browser: Browser, site: Site, width = 1440): Promise<Visitor> => {
  const context = await browser.newContext({
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: Request[] = [];
  const watch = (one: Page): void => {
    one.on('pageerror', (error) => faults.push(error.stack ?? error.message));
    one.on('console', (message) => {
      // The browser itself reports every answer of 4xx; those are part of a journey.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
  };
  context.on('page', watch);
  watch(page);
  context.on('request', (request) => requests.push(request));
  const sound = async (): Promise<void> => {
    await page.waitForLoadState('networkidle');
    // Colours that are still fading are not the colours of the page.
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))));
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
    expect({ page: page.url(), grave, faults }).toEqual({ page: page.url(), grave: [], faults: [] });
  };
  return {
    page,
    context,
    requests,
    go: async (path) => {
      await page.goto(`${site.address}${path}`);
    },
    sound,
    close: () => context.close(),
  };
};
