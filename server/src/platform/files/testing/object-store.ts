import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/**
 * An outside authority for the tests: an object store that checks AWS Signature Version 4 on its own (written from the
 * AWS description, not from the client under test) and refuses a body that does not match the signed hash.
 */
export type ObjectStore = {
  url: string;
  objects: Map<string, { body: Buffer; at: Date }>;
  /** The next so many requests are answered 503. */
  stumble(times: number): void;
  stop(): Promise<void>;
};

const key = 'test-key';
const secret = 'test-secret';
export const objectStoreLogin = { key, secret, region: 'kr-1' };

const hmac = (by: string | Buffer, text: string): Buffer => createHmac('sha256', by).update(text, 'utf8').digest();
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const isSigned = (request: IncomingMessage, url: URL): boolean => {
  const header = request.headers.authorization ?? '';
  const [, scope = '', names = '', given = ''] =
    /^AWS4-HMAC-SHA256 Credential=test-key\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(header) ??
    [];
  const [day = '', region = '', service = ''] = scope.split('/');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    .join('');
  const canonical = [request.method, url.pathname, query, headers, names, request.headers['x-amz-content-sha256']].join(
    '\n',
  );
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const signingKey = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return (
    region === 'kr-1' &&
    service === 's3' &&
    names.split(';').includes('host') &&
    createHmac('sha256', signingKey).update(toSign).digest('hex') === given
  );
};

const listing = (objects: ObjectStore['objects'], after: string): string => {
  const keys = [...objects.keys()].sort().filter((name) => name > after);
  const page = keys.slice(0, 2);
  const contents = page.map(
    (name) =>
      `<Contents><Key>${name}</Key><LastModified>${objects.get(name)?.at.toISOString()}</LastModified></Contents>`,
  );
  const more = keys.length > page.length;
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`;
};

export const objectStore = async (): Promise<ObjectStore> => {
  const objects: ObjectStore['objects'] = new Map();
  let stumbles = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://x');
      const answer = (status: number, body: string | Buffer = '') => response.writeHead(status).end(body);
      const body = Buffer.concat(chunks);
      if (stumbles > 0) {
        stumbles -= 1;
        return answer(503);
      }
      if (!isSigned(request, url)) return answer(403);
      const signedHash = request.headers['x-amz-content-sha256'];
      if (request.method === 'PUT' && (signedHash !== sha256(body) || request.headers['content-length'] === undefined))
        return answer(400);
      const name = decodeURIComponent(url.pathname.replace(/^\/bucket\/?/, ''));
      if (request.method === 'PUT') {
        objects.set(name, { body, at: new Date() });
        return answer(200);
      }
      if (request.method === 'DELETE') return answer(objects.delete(name) ? 204 : 404);
      if (name === '') return answer(200, listing(objects, url.searchParams.get('continuation-token') ?? ''));
      const found = objects.get(name);
      return found === undefined ? answer(404) : answer(200, found.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/bucket`,
    objects,
    stumble: (times) => {
      stumbles = times;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
