import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem, connect } from './database/index.ts';
import { readHealth } from './health.ts';
import { enqueue } from './jobs/index.ts';
import { openMetrics } from './metrics.ts';
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
const nowhere = () =>
  connect({ host: '127.0.0.1', port: 1, user: 'x', database: 'x', connectionTimeoutMillis: 300 }, 'x'.repeat(43));

test('요청은 주소의 꼴로만, 일은 상태별로, 연결은 쓰임별로 센다', async () => {
  const metrics = openMetrics(fresh.database);
  metrics.observeRequest({ requestId: 'r', endpoint: '/api/cases/:id', method: 'GET', status: 404, milliseconds: 12 });
  metrics.observeJob({ kind: 'mail.send', outcome: 'done', milliseconds: 40 });
  await asSystem(fresh.database, 'write', (tx) => enqueue(tx, 'a.b', {}));
  const text = await metrics.text();
  expect(text).toContain('boru_http_request_seconds_count{method="GET",route="/api/cases/:id",status="4xx"} 1');
  expect(text).toContain('boru_job_seconds_count{kind="mail.send",outcome="done"} 1');
  expect(text).toContain('boru_jobs{state="waiting"} 1');
  expect(text).toMatch(/boru_database_connections\{use="(busy|idle)"\} \d/);
});

test('metrics still answer when the database is away', async () => {
  const database = nowhere();
  const metrics = openMetrics(database);
  metrics.observeRequest({ requestId: 'r', endpoint: '/x', method: 'GET', status: 503, milliseconds: 1 });
  await metrics.text();
  const text = await metrics.text();
  expect(text).toMatch(/boru_metrics_failures_total [12]/);
  expect(text).toContain('status="5xx"');
  await database.close();
});

test('데이터베이스가 없으면 준비되지 않았다고 말한다', async () => {
  expect(await readHealth(fresh.database, tmpdir())).toMatchObject({ ready: true, checks: { database: 'ok' } });
  const database = nowhere();
  expect(await readHealth(database, '/no/such/folder')).toEqual({
    ready: false,
    checks: { database: 'down', disk: 'unknown' },
  });
  await database.close();
});
