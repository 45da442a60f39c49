import { openBrowser } from '../test/e2e/browser.ts';
import { median } from './measure.ts';

/** Medians of a first visit with an empty cache; milliseconds, and the unitless layout shift of the Layout Instability API. */
export type Paint = { path: string; largestPaint: number; layoutShift: number };

const paths = ['/', '/check', '/diagnose', '/help'] as const;
const runs = 5;
/** As a cheap office computer or an older phone: Chromium runs script and layout four times slower. */
const slowdown = 4;

const observe = `
  window.measured = { largestPaint: 0, layoutShift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.measured.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.measured.layoutShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const visit = async (browser: Awaited<ReturnType<typeof openBrowser>>, url: string): Promise<Omit<Paint, 'path'>> => {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(observe);
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  // Fonts swap in last; a shift by them would come now.
  await page.waitForTimeout(500);
  const measured = await page.evaluate<Omit<Paint, 'path'>>('window.measured');
  await context.close();
  return measured;
};

/** Largest paint and layout shift of the first pages, beside the budget of the design (1.5 s, 0.05). */
export const measurePaint = async (address: string): Promise<Paint[]> => {
  const browser = await openBrowser();
  try {
    const found: Paint[] = [];
    for (const path of paths) {
      const visits: Omit<Paint, 'path'>[] = [];
      for (let run = 0; run < runs; run++) visits.push(await visit(browser, `${address}${path}`));
      found.push({
        path,
        largestPaint: median(visits.map(({ largestPaint }) => largestPaint)),
        layoutShift: Math.max(...visits.map(({ layoutShift }) => layoutShift)),
      });
    }
    return found;
  } finally {
    await browser.close();
  }
};
