// Every test runs against a real Postgres: one server for the run, one cloned database for each file.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/harness/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A file shares its worker with the next: what a test starts, it stops.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
