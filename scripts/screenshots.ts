// npm run screenshots: photographs every page of web/src/app/routes.tsx in the sample world, in Korean, into docs/screens/.
// Wide and narrow, and once in the clear view; names follow the path of the page: /desk/cases/:id → desk-cases-id-1440.png
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { Page } from 'playwright-core';
import { seat, type Who } from '../server/src/platform/testing/people.ts';
import { openBrowser } from '../test/e2e/browser.ts';
import { ask, asOwnerOf, startBoru } from '../test/processes/boru.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/screens');
/** A page longer than this is told by its beginning. */
const tallest = 2400;

type Shell = 'public' | 'company' | 'desk' | 'administration';
type Row = { path: string; shell: Shell };

/** The table of pages is source of the browser, which Node cannot load; each row has its line there. */
const rows = (): Row[] =>
  [...readFileSync(join(root, 'web/src/app/routes.tsx'), 'utf8').matchAll(/^ {2}page\('([^']+)', '([a-z]+)'/gm)].map(
    ([, path = '', shell]) => ({ path, shell: shell as Shell }),
  );

type Cast = { seats: Record<Exclude<Shell, 'public'> | 'auditor', Who>; places: Record<string, string> };

/** Who is looking, and which case, company, card and result stand for all of their kind. */
const cast = async (owner: pg.Client): Promise<Cast> => {
  const one = async <Found extends object>(text: string, values: unknown[] = []): Promise<Found> => {
    const found = (await owner.query<Found>(text, values)).rows[0];
    if (!found) throw new Error('the sample world has nothing to show for a page');
    return found;
  };
  const file = await one<{ id: string; companyId: string; agencyId: number }>(
    `select f.id, f.company_id as "companyId", f.owner_agency as "agencyId" from cases.case_file f join cases.entry e on e.case_id = f.id
      where f.owner_agency is not null and exists (select 1 from diagnosis.outcome o where o.company_id = f.company_id)
      order by exists (select 1 from technologies.card c where c.company_id = f.company_id) desc, count(*) over (partition by f.id) desc limit 1`,
  );
  const card = await one<{ id: string }>(
    `select id from technologies.card order by (company_id = $1) desc, id limit 1`,
    [file.companyId],
  );
  const outcome = await one<{ id: string }>(
    `select id from diagnosis.outcome where company_id = $1 order by completed_at desc limit 1`,
    [file.companyId],
  );
  const seen = await owner.query<{ id: string }>(
    `select o.id from diagnosis.outcome o join organisations.sight_grant g on g.company_id = o.company_id
      where g.agency_id = $1 and g.section = 'diagnosis' limit 1`,
    [file.agencyId],
  );
  const desk = await seat(owner, 'officer', { agencyId: file.agencyId });
  // Whoever sits here has pledged already; how that is asked has a picture of its own in the journeys.
  await owner.query(
    `insert into organisations.pledge (id, person_id, person_name, agency_id, agency_name, company_id, company_name, case_id, case_number, text_id, text_version, text_hash)
     select gen_random_uuid(), $1, '홍담당', $2, '', f.company_id, f.company_name, f.id, f.number, t.id, t.version, t.hash
       from cases.case_file f, organisations.pledge_text t where f.number is not null and t.hash = app.pledge_hash()`,
    [desk.personId, file.agencyId],
  );
  return {
    seats: {
      company: await seat(owner, 'representative', { companyId: file.companyId }),
      desk,
      auditor: await seat(owner, 'auditor', { agencyId: file.agencyId }),
      administration: await seat(owner, 'administrator', {}),
    },
    places: {
      '/company/technologies/:technologyId': `/company/technologies/${card.id}`,
      '/diagnose/:domain': '/diagnose/policy',
      '/company/diagnoses/draft/:domain': '/company/diagnoses/draft/policy',
      '/company/diagnoses/:outcomeId': `/company/diagnoses/${outcome.id}`,
      '/desk/diagnoses/:outcomeId': `/desk/diagnoses/${seen.rows[0]?.id ?? outcome.id}`,
      '/company/cases/:id': `/company/cases/${file.id}`,
      '/desk': `/desk?view=open&case=${file.id}`,
      '/desk/cases/:id': `/desk/cases/${file.id}`,
      '/desk/companies/:id': `/desk/companies/${file.companyId}`,
    },
  };
};

const described = '전기차용 파우치형 리튬이차전지 셀을 설계하고 제조합니다. 에너지 밀도는 272Wh/kg입니다.';

const wait = async (page: Page): Promise<void> => {
  await page
    .getByRole('heading', { level: 1 })
    .first()
    .waitFor({ timeout: 20_000 })
    .catch(() => undefined);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
};

/** Narrow and clear pictures as WebP, which Chromium writes and Playwright does not offer: a quarter of the size. */
const photograph = async (page: Page, name: string): Promise<void> => {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const width = page.viewportSize()?.width ?? 0;
  const before = page.viewportSize();
  // What keeps to the edge of the window would else lie across the middle of a long picture.
  await page.setViewportSize({ width, height: Math.min(Math.max(height, before?.height ?? 0), tallest) });
  const clip = { x: 0, y: 0, width, height: Math.min(height, tallest), scale: 1 };
  const session = await page.context().newCDPSession(page);
  const format = name.endsWith('.png') ? 'png' : 'webp';
  const { data } = await session.send('Page.captureScreenshot', {
    format,
    clip,
    captureBeyondViewport: true,
    ...(format === 'webp' ? { quality: 70 } : {}),
  });
  writeFileSync(join(folder, name), Buffer.from(data, 'base64'));
  await session.detach();
  if (before) await page.setViewportSize(before);
};

const contrast = (page: Page, high: boolean): Promise<unknown> =>
  page.evaluate(
    high ? "document.documentElement.dataset.contrast = 'high'" : 'delete document.documentElement.dataset.contrast',
  );

const picture = async (page: Page, { path }: Row): Promise<void> => {
  const name = path === '/' ? 'home' : path.slice(1).replaceAll('/', '-').replaceAll(':', '');
  if (path === '/check') {
    await page.getByRole('textbox').first().fill(described);
    await page.waitForTimeout(800);
  }
  await photograph(page, `${name}-1440.png`);
  await contrast(page, true);
  await page.waitForTimeout(250);
  await photograph(page, `${name}-1440-clear.webp`);
  await contrast(page, false);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.waitForTimeout(250);
  await photograph(page, `${name}-360.webp`);
  await page.setViewportSize({ width: 1440, height: 900 });
};

const dataDir = mkdtempSync(join(tmpdir(), 'boru-screens-'));
chmodSync(dataDir, 0o755);
const boru = await startBoru({ dataDir, program: 'scripts/start.mjs', args: ['--demo'] });
const browser = await openBrowser();
try {
  const { seats, places } = await asOwnerOf(dataDir, cast);
  await ask(boru.address, seats.company, 'POST', '/api/diagnosis/draft', {});
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (/\.(png|webp)$/.test(old)) rmSync(join(folder, old));
  for (const shell of ['public', 'company', 'desk', 'administration'] as const) {
    const context = await browser.newContext({
      locale: 'ko-KR',
      timezoneId: 'Asia/Seoul',
      viewport: { width: 1440, height: 900 },
    });
    if (shell !== 'public')
      await context.addCookies([{ name: 'boru_session', value: seats[shell].ticket, url: boru.address }]);
    const page = await context.newPage();
    for (const row of rows().filter((each) => each.shell === shell)) {
      // The one page of the desk that only its auditor finds.
      if (row.path === '/desk/audit')
        await context.addCookies([{ name: 'boru_session', value: seats.auditor.ticket, url: boru.address }]);
      await page.goto(`${boru.address}${places[row.path] ?? row.path}`);
      await wait(page);
      await picture(page, row);
      process.stderr.write(`${row.path}\n`);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await boru.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
