// Scheduled duties of the whole network: pg-boss on the same Postgres runs each once, on whichever
// node is free, and hands it to another when that node dies.
import { PgBoss } from 'pg-boss';
import type { Db } from './db.ts';
import type { Log } from './log.ts';
import { errorForLog } from './log.ts';

export type ScheduledDuty = {
  name: string;
  /** Cron, minutes at the finest, UTC. */
  cron: string;
  run(): Promise<void>;
};

export type Jobs = { start(): Promise<void>; stop(): Promise<void> };

const EXPIRE_SECONDS = 60;

export function createJobs(db: Db, log: Log, duties: readonly ScheduledDuty[]): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => db.pool.query(text, values) },
  });
  boss.on('error', (error: unknown) =>
    log.warn({ err: errorForLog(error) }, 'the job queue has trouble'),
  );
  return {
    start: async () => {
      await boss.start();
      for (const duty of duties) {
        await boss.createQueue(duty.name, {
          policy: 'singleton',
          expireInSeconds: EXPIRE_SECONDS,
          retryLimit: 0,
        });
        await boss.schedule(duty.name, duty.cron);
        await boss.work(duty.name, async () => {
          await duty.run();
        });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
