// A migrated, empty database of one's own, cloned from the run's template in some 50 ms.
import pg from 'pg';
import { inject } from 'vitest';

export type TestDatabase = {
  url: string;
  /** Ends every connection to it, then drops it. */
  drop(): Promise<void>;
};

let made = 0;

export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, template } = inject('databaseServer');
  made += 1;
  const name = `testigo_test_${process.pid}_${Date.now()}_${made}`;
  await asAdmin(url, (admin) => admin.query(`create database ${name} template ${template}`));
  return {
    url: urlOfDatabase(url, name),
    drop: () =>
      asAdmin(url, async (admin) => {
        await admin.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** The same server and user, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
