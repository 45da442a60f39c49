import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { onTestFailed } from 'vitest';
import type { Site } from './site.ts';

/** Journeys prove what happens, not how soon: the machine may be busy with others. */
const patience = 40_000;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const stillness = `Promise.all(document.getAnimations()
  .filter((one) => one.effect.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => null)))`;

/** Words of the bar that lie on each other: axe does not see it, and a language with longer words brings it. */
const crowding = `(() => {
  const parts = [...document.querySelectorAll('header a, header button')]
    .filter((one) => one.offsetParent !== null)
    .map((one) => ({ words: one.textContent, at: one.getBoundingClientRect() }));
  const lie = (a, b) => a.right - 1 > b.left && b.right - 1 > a.left && a.bottom - 1 > b.top && b.bottom - 1 > a.top;
  return parts.flatMap(({ words, at }, index) =>
    parts.slice(index + 1).filter((other) => lie(at, other.at)).map((other) => words + ' lies on ' + other.words));
})()`;

declare global {
  // Only what is wrong is wanted: writing down the thousands of things that are right takes longer than finding them.
  var axe: { run(how: Pick<RunOptions, 'resultTypes' | 'rules'>): Promise<AxeResults> };
}

/** The page, what its sheet is called and how wide it stands; numbers and ids of what it shows do not matter. */
const kindOfScreen = `[location.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+/g, ':id'), innerWidth,
  ...[...document.querySelectorAll('h1, [role=dialog] h2, [role=alertdialog] h2')].map((one) => one.textContent)].join(' ')`;

const seen = new Set<string>();
/**
 * Half of a look goes into colours. They come from tokens, whose pairs are all proved by themselves (tokens.test.ts):
 * here they are looked at once on each kind of screen that a file shows, everything else at each look.
 */
const isNew = (kind: string): boolean => !seen.has(kind) && seen.add(kind) !== undefined;

/** Answers come in quick succession; a page that has asked for nothing this long has what it needs. */
const quietMs = 150;

/** Waits until the page has asked for nothing for a while. A stream of news never ends, and nobody waits for it. */
const settling = (context: BrowserContext): (() => Promise<void>) => {
  const waiting = new Set<Request>();
  let lastAt = 0;
  const note = (change: () => unknown): void => {
    change();
    lastAt = performance.now();
  };
  context.on('request', (request) => note(() => request.resourceType() !== 'eventsource' && waiting.add(request)));
  context.on('requestfinished', (request) => note(() => waiting.delete(request)));
  context.on('requestfailed', (request) => note(() => waiting.delete(request)));
  return async () => {
    for (const end = performance.now() + patience; performance.now() < end; await pause(25))
      if (waiting.size === 0 && performance.now() - lastAt > quietMs) return;
  };
};

export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** Every request of this visitor, in order. */
  requests: Request[];
  go(path: string): Promise<void>;
  /** The page as it stands passes axe; called on every page a journey stops at. */
  sound(on?: Page): Promise<void>;
  /** Sits down as somebody who has signed in already. */
  as(who: { ticket: string }): Promise<void>;
  close(): Promise<void>;
};

/** What the screens showed when a journey failed. */
const shots = join(import.meta.dirname, '../../node_modules/.cache/boru-test/journeys');
let serial = 0;

/** A person at a screen of her own. Any fault of the page itself fails the journey at the next look. */
export const arrive = async (browser: Browser, site: Site, width = 1440): Promise<Visitor> => {
  const context = await browser.newContext({
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const own = serial;
  onTestFailed(async ({ task }) => {
    for (const [index, one] of context.pages().entries())
      await one.screenshot({ path: join(shots, `${task.name.slice(0, 30)} ${own} ${index}.png`) });
  });
  serial += 1;
  const faults: string[] = [];
  const requests: Request[] = [];
  const watch = (one: Page): void => {
    one.on('pageerror', (error) => faults.push(error.stack ?? error.message));
    one.on('console', (message) => {
      // Answers of 4xx are part of a journey; the browser reports each, and React what stands for an absent page.
      if (message.type() === 'error' && !/^(Failed to load resource|Problem: 찾을 수 없습니다)/.test(message.text()))
        faults.push(message.text());
    });
  };
  context.on('page', watch);
  watch(page);
  context.on('request', (request) => requests.push(request));
  const settled = settling(context);
  const sound = async (on = page): Promise<void> => {
    await on.waitForLoadState('load');
    await settled();
    // Colours that are still fading are not the colours of the page; what arrives while axe looks does not fade in.
    await on.emulateMedia({ reducedMotion: 'reduce' });
    await on.evaluate(stillness);
    if (!(await on.evaluate(() => 'axe' in globalThis))) await on.evaluate(axeSource);
    const contrast = isNew(await on.evaluate<string>(kindOfScreen));
    const { violations } = await on.evaluate(
      (enabled) => globalThis.axe.run({ resultTypes: ['violations'], rules: { 'color-contrast': { enabled } } }),
      contrast,
    );
    await on.emulateMedia({ reducedMotion: null });
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
    // In the message, not in a difference of objects: the summary of a run shows messages alone.
    grave.push(...(await on.evaluate<string[]>(crowding)));
    if (grave.length + faults.length > 0) throw new Error([on.url(), ...grave, ...faults].join('\n'));
  };
  return {
    page,
    context,
    requests,
    go: async (path) => {
      await page.goto(`${site.address}${path}`);
      // What is rendered ahead can be read, not yet used.
      await page.locator('#root:not([inert])').waitFor({ state: 'attached' });
    },
    sound,
    as: (who) => context.addCookies([{ name: 'boru_session', value: who.ticket, url: site.address, httpOnly: true }]),
    close: () => context.close(),
  };
};
