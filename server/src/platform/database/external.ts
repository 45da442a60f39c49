import { createHmac } from 'node:crypto';
import pg from 'pg';
import { Refusal } from '../refusal.ts';
import { oldestMajor } from './embedded-binaries.ts';
import { applicationRole, ensureRoles, loginRole, ownerRole } from './roles.ts';

export type External = {
  owner: pg.ClientConfig;
  login: pg.ClientConfig;
  version: string;
  notices: { ko: string; en: string }[];
};

type Powers = { superuser: boolean; createsRoles: boolean; user: string; version: string; isOwner: boolean };

/** Never repeats the address: it may hold a password. */
const unreachable = (fault: unknown): Refusal => {
  const said = fault instanceof Error ? fault.message || ('code' in fault ? String(fault.code) : '') : String(fault);
  return new Refusal(
    'database.unreachable',
    `DATABASE_URL의 PostgreSQL에 연결할 수 없습니다: ${said}. 주소, 계정, 방화벽을 확인하세요.`,
    `The PostgreSQL server in DATABASE_URL cannot be reached: ${said}. Check address, account and firewall.`,
  );
};

const connected = async <Result>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  client.on('error', () => undefined); // The query that is waiting reports the lost connection.
  await client.connect().catch((fault: unknown) => {
    throw unreachable(fault);
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const powersOf = async (client: pg.Client): Promise<Powers> => {
  const { rows } = await client.query<Powers>(
    `select r.rolsuper as superuser, r.rolcreaterole as "createsRoles", current_user as "user",
            current_setting('server_version') as version,
            exists (select 1 from pg_roles o where o.rolname = $1 and pg_has_role(o.oid, 'member')) as "isOwner"
       from pg_roles r where r.rolname = current_user`,
    [ownerRole],
  );
  const [powers] = rows;
  if (powers === undefined) throw new Error('the server does not know its own user');
  if (Number.parseInt(powers.version, 10) < oldestMajor)
    throw new Refusal(
      'postgres.too_old',
      `PostgreSQL ${powers.version}은 지원하지 않습니다. ${oldestMajor} 이상이 필요합니다.`,
      `PostgreSQL ${powers.version} is not supported; ${oldestMajor} or newer is needed.`,
    );
  return powers;
};

/** The same on every server that shares the account, kept nowhere, and useless without the account's own password. */
const derivedPassword = (password: string): string =>
  createHmac('sha256', password).update(`boru ${loginRole}`).digest('base64url');

const setUp = async (client: pg.Client, url: pg.ClientConfig, user: string): Promise<void> => {
  await ensureRoles(client, { embedded: true });
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`grant ${ownerRole} to ${client.escapeIdentifier(user)}`);
  await client.query(`grant all on database ${database} to ${ownerRole}`);
  await client.query(`grant connect on database ${database} to ${loginRole}, ${applicationRole}`);
  if (typeof url.password === 'string' && url.password !== '')
    await client.query(`alter role ${loginRole} password ${client.escapeLiteral(derivedPassword(url.password))}`);
};

const loginNotice = {
  ko: `서비스가 관리 계정으로 접속합니다. 운영에서는 DATABASE_URL에 ${loginRole}, DATABASE_OWNER_URL에 ${ownerRole}를 쓰세요(docs/operations.md).`,
  en: `The service signs in with an administrative account. In production put ${loginRole} into DATABASE_URL and ${ownerRole} into DATABASE_OWNER_URL (docs/operations.md).`,
};

const refuseWeak = (user: string): Refusal =>
  new Refusal(
    'database.no_owner',
    `DATABASE_URL의 계정 ${user}로는 표를 만들 수 없습니다. 표의 주인 계정(${ownerRole})을 DATABASE_OWNER_URL로 지정하세요(docs/operations.md).`,
    `The account ${user} in DATABASE_URL cannot create tables. Name the owning account (${ownerRole}) in DATABASE_OWNER_URL (docs/operations.md).`,
  );

/** What `pg` makes of an address, password included, so that single parts can be replaced. */
const parsed = (url: string): pg.ClientConfig => {
  try {
    // Without a scheme the driver takes the whole text for a database on this machine, and the fault it finds misleads.
    if (!/^(postgres(ql)?|socket):|^\//.test(url)) throw new Error('no scheme');
    const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
    return {
      host,
      port,
      ssl,
      ...(user === undefined ? {} : { user }),
      ...(password ? { password } : {}),
      ...(database === undefined ? {} : { database }),
    };
  } catch {
    throw new Refusal(
      'database.address',
      'DATABASE_URL을 읽을 수 없습니다. postgres://사용자:암호@서버:5432/이름 꼴로 쓰세요.',
      'DATABASE_URL cannot be read. Write it as postgres://user:password@server:5432/name.',
    );
  }
};

const loginFor = async (url: pg.ClientConfig): Promise<pg.ClientConfig | null> => {
  const password =
    typeof url.password === 'string' && url.password !== '' ? { password: derivedPassword(url.password) } : {};
  const login: pg.ClientConfig = { ...url, password: '', ...password, user: loginRole };
  return connected(login, async () => login).catch(() => null);
};

/**
 * A PostgreSQL of the operator's. One administrative address is enough to begin with: Boru founds its three roles and
 * signs in as the least of them. With two addresses (login and owner) nothing is founded and nothing is assumed.
 */
export const openExternal = async (databaseUrl: string, ownerUrl: string | undefined): Promise<External> => {
  const url = parsed(databaseUrl);
  const asOwner = (config: pg.ClientConfig): pg.ClientConfig => ({ ...config, options: `-c role=${ownerRole}` });
  if (ownerUrl !== undefined) {
    const owner = parsed(ownerUrl);
    const { version } = await connected(owner, powersOf);
    await connected(url, async () => undefined);
    return { owner: asOwner(owner), login: url, version, notices: [] };
  }
  const powers = await connected(url, async (client) => {
    const found = await powersOf(client);
    if (found.superuser || found.createsRoles) await setUp(client, url, found.user);
    else if (!found.isOwner) throw refuseWeak(found.user);
    return found;
  });
  const login = await loginFor(url);
  return {
    owner: asOwner(url),
    login: login ?? url,
    version: powers.version,
    notices: login === null ? [loginNotice] : [],
  };
};
