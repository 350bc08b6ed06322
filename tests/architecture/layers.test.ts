import { describe, expect, it } from 'vitest';
import { layerProblems, unknownPlaces } from './layers.ts';
import { readSource } from './read-source.ts';
import { readSources } from './source-tree.ts';

const sources = readSources('src');

describe('who may import whom', () => {
  it('imports go downward, and forward in the story', () => {
    expect(sources.flatMap(layerProblems)).toEqual([]);
  });

  it('every folder has its place', () => {
    expect(unknownPlaces(sources.map((source) => source.path))).toEqual([]);
  });
});

describe('the rule itself', () => {
  const forbidden: [file: string, text: string][] = [
    ['src/contract/a.ts', `import { z } from 'pino';`],
    ['src/contract/a.ts', `import type { Deps } from '../deps.ts';`],
    ['src/platform/a.ts', `import type { Viewer } from '../security/viewer.ts';`],
    ['src/platform/a.ts', `import { readConfig } from '../config.ts';`],
    ['src/records/a/a-store.ts', `export { queueSms } from '../../messaging/queue-sms.ts';`],
    ['src/messaging/a.ts', `const { boards } = await import('../realtime/boards.ts');`],
    ['src/flow/triage/a.ts', `import { signIn } from '../../people/sign-in.ts';`],
    ['src/flow/triage/a.ts', `import { receiveSms } from '../intake/receive-sms.ts';`],
    ['src/flow/alert/a.ts', `import { offer } from '../referral/offer.ts';`],
    ['src/people/a.ts', `import { receiveSms } from '../flow/intake/receive-sms.ts';`],
    ['src/web/board/a.ts', `import { seal } from '../../security/keyring.ts';`],
    ['src/web/board/a.ts', `import path from 'node:path';`],
    ['src/fake-carrier/a.ts', `import type { Tx } from '../records/transact.ts';`],
    ['src/messaging/a.ts', `import { startFakeCarrier } from '../fake-carrier/fake-carrier.ts';`],
    ['src/platform/a.ts', `let app: import('../app.ts').App;`],
    ['src/records/a.ts', `import { startTestApp } from '../../tests/harness/test-app.ts';`],
  ];
  it.each(forbidden)('refuses %s with %s', (file, text) => {
    expect(layerProblems(readSource(file, text))).toHaveLength(1);
  });

  const allowed: [file: string, text: string][] = [
    ['src/contract/sms-segments.ts', `import { S } from 'sms-segments-calculator';`],
    ['src/platform/a.ts', `import type { Config } from '../config.ts';`],
    [
      'src/records/a/a-store.ts',
      `import type { Prisma } from '../../../generated/prisma/client.ts';`,
    ],
    ['src/flow/intake/a.ts', `import { openIncident } from '../triage/open-incident.ts';`],
    ['src/flow/verification/a.ts', `import { draftAlert } from '../alert/draft-alert.ts';`],
    ['src/server.ts', `const { start } = await import('./fake-carrier/fake-carrier.ts');`],
    ['src/workers.ts', `import { processInbound } from './flow/intake/process-inbound.ts';`],
    [
      'src/web/board/a.tsx',
      `import './a.css'; import { ReportView } from '../../contract/report.ts';`,
    ],
    ['src/platform/a.ts', `// import { x } from '../app.ts'\nconst text = "from '../app.ts'";`],
  ];
  it.each(allowed)('lets through %s with %s', (file, text) => {
    expect(layerProblems(readSource(file, text))).toEqual([]);
  });

  it('notices a folder without a place', () => {
    const files = ['src/utils/a.ts', 'src/flow/misc/a.ts', 'src/flow/intake/a.ts', 'src/app.ts'];
    expect(unknownPlaces(files)).toEqual(['src/utils/a.ts', 'src/flow/misc/a.ts']);
  });
});
