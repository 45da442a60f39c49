import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { asSystem, type Database } from './database/index.ts';
import { letIn } from './headers.ts';
import type { HttpServer } from './http.ts';
import { openDocuments, openPreloads } from './preloads.ts';

/** For the machine room: alive, ready to serve, and numbers. Nothing here names a person or a company. */
export const addHealth = (app: HttpServer, database: Database, metrics: (() => Promise<string>) | undefined): void => {
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'));
  app.get('/readyz', async (_request, reply) => {
    try {
      await asSystem(database, 'read', async () => undefined);
      return reply.type('text/plain').send('ok\n');
    } catch {
      return reply.code(503).type('text/plain').send('database\n');
    }
  });
  if (metrics)
    app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await metrics()));
};

/** The built pages; every address that is not a file is the one page, which routes on its own. Public ones come rendered. */
export const addPages = (app: HttpServer, pages: string): void => {
  if (!existsSync(join(pages, 'index.html'))) return;
  app.register(fastifyStatic, {
    root: pages,
    // One address for all files, below: an address for each would cost every start a tenth of a second and more.
    serve: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Built names carry a content hash; everything else is asked again each time.
      reply.header(
        'cache-control',
        path.includes('/assets/') || path.includes('/fonts/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const preloadsOf = openPreloads(pages);
  const documentOf = openDocuments(pages);
  app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith('/api/')) return reply.callNotFound();
    const name = request.params['*'];
    // What begins with a dot is the build's own.
    if (/\.[a-z0-9]+$/i.test(path)) return /(?:^|\/)\./.test(name) ? reply.callNotFound() : reply.sendFile(name);
    const preloads = preloadsOf(path);
    if (preloads !== null) reply.header('link', preloads);
    const { file, inline } = documentOf(path, request.headers.cookie);
    const policy = reply.getHeader('content-security-policy');
    if (inline !== null && typeof policy === 'string') reply.header('content-security-policy', letIn(policy, inline));
    return reply.headers({ 'cache-control': 'no-cache', vary: 'cookie' }).sendFile(file);
  });
};
