import { describe, expect, it } from 'vitest';
import { modelProblems, namesAny, readModels } from './models.ts';
import { readSource } from './read-source.ts';
import { readSources, readText } from './source-tree.ts';

const models = readModels(readText('prisma/schema.prisma'));
const sources = readSources('src');

describe('one store for each model', () => {
  it('no other file names it, through the client or in SQL', () => {
    expect(modelProblems(models, sources)).toEqual([]);
  });

  it.each(models)('$name has a store', (model) => {
    expect(sources.filter((source) => namesAny([model], source)).length).toBeGreaterThan(0);
  });
});

describe('the rule itself', () => {
  const report = [{ name: 'Report', table: 'report' }];
  const store = readSource('src/records/report/report-store.ts', 'await db.report.count();');

  it('reads models and their tables', () => {
    const schema = 'model OutboundSms {\n  id String @id\n  @@map("outbound_sms")\n}\n';
    expect(readModels(schema)).toEqual([{ name: 'OutboundSms', table: 'outbound_sms' }]);
  });

  it.each([
    ['src/flow/triage/a.ts', 'await deps.db.prisma.report.updateMany({});'],
    ['src/flow/triage/a.ts', 'await pool.query("select 1 from report where id = $1");'],
    ['src/flow/triage/a.ts', 'await tx.$queryRaw`update report set version = ${2}`;'],
    ['src/records/incident/incident-store.ts', 'await db.report.findMany({});'],
    ['src/records/incident/incident-store.ts', 'await tx.$executeRaw`delete from report`;'],
  ])('refuses a second file: %s with %s', (file, text) => {
    expect(modelProblems(report, [store, readSource(file, text)])).toHaveLength(1);
  });

  it('lets a store read another beside its own in SQL', () => {
    const text = 'query("select 1 from incident join report on report.id = incident.report_id");';
    const incidents = readSource('src/records/incident/incident-store.ts', text);
    expect(modelProblems(report, [store, incidents])).toEqual([]);
  });

  it('asks nothing of the fake carrier, which has no database', () => {
    const phones = readSource('src/fake-carrier/a.ts', 'store.report.find(1);');
    expect(modelProblems(report, [store, phones])).toEqual([]);
  });

  it.each([
    'await db.reportMessage.create({});',
    'query("select 1 from report_message");',
    'deps.report.show();',
  ])('is not misled by %s', (text) => {
    expect(modelProblems(report, [store, readSource('src/flow/a.ts', text)])).toEqual([]);
  });
});
