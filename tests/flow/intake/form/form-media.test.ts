import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareMedia } from '../../../../src/flow/intake/media/prepare-media.ts';
import { deleteDraftMediaBefore, insertMedia } from '../../../../src/records/media/media-store.ts';
import { insertInbound } from '../../../../src/records/inbound/inbound-store.ts';
import type { TestApp } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';
import { SIGHTING, createVisitor, mediaOf, reportOf } from './form-visitor.ts';

let app: TestApp;
let reportId: string;

beforeAll(async () => {
  app = await startTestApp();
  const sent = await createVisitor(app).send({ ...SIGHTING });
  reportId = (await reportOf(app, sent.receipt)).id;
});
afterAll(() => app.stop());

/** A stored file: of the report, or, under a receipt, one whose words have not come. */
async function storeFile(row: {
  reason?: string;
  draftIndex?: Uint8Array;
  original?: Buffer;
}): Promise<string> {
  const id = app.deps.ids.uuid();
  const { draftIndex = null, reason = null } = row;
  await insertMedia(app.deps.db.prisma, app.deps.keyring, {
    id,
    reportId: draftIndex ? null : reportId,
    messageId: null,
    draftIndex,
    position: 1,
    kind: 'image',
    state: 'pending',
    reason,
    claimedType: 'image/jpeg',
    foundType: null,
    sizeBytes: 1,
    sha256: null,
    original: row.original ?? Buffer.from('x'),
    shown: null,
    sourceUrl: null,
    createdAt: app.clock.now(),
  });
  return id;
}

const stateOf = (id: string) =>
  app.deps.db.prisma.media.findUniqueOrThrow({
    where: { id },
    select: { state: true, reason: true },
  });

describe('shown copies', () => {
  test('what a killed process left is prepared once more, after a while, and never a third time', async () => {
    const original = await sharp({
      create: { width: 5, height: 5, channels: 3, background: '#123' },
    })
      .png()
      .toBuffer();
    const interrupted = await storeFile({ reason: 'preparing', original });
    expect(await prepareMedia(app.deps)).toBe(0);
    app.clock.advance({ minutes: 6 });
    await app.eventually(async () => (await stateOf(interrupted)).state === 'ready');
    const twice = await storeFile({ reason: 'preparing' });
    await app.deps.db.prisma.media.update({
      where: { id: twice },
      data: { state: 'no_preview', reason: 'not_prepared' },
    });
    app.clock.advance({ minutes: 60 });
    expect(await prepareMedia(app.deps)).toBe(0);
  });

  test('a file that is erased while its copy is made stays erased', async () => {
    const id = await storeFile({});
    await app.deps.db.prisma.media.update({
      where: { id },
      data: { originalSealed: null, state: 'refused', reason: 'erased' },
    });
    await prepareMedia(app.deps);
    expect(await stateOf(id)).toEqual({ state: 'refused', reason: 'erased' });
  });

  test('a dispatcher who has the report open hears that the photo is there', async () => {
    const before = (await app.deps.db.prisma.report.findUniqueOrThrow({ where: { id: reportId } }))
      .version;
    await storeFile({
      original: await sharp({ create: { width: 5, height: 5, channels: 3, background: '#321' } })
        .png()
        .toBuffer(),
    });
    await app.eventually(() => prepareMedia(app.deps).then((count) => count === 0));
    const media = await mediaOf(app, reportId, 4);
    expect(media.filter(({ hasShown }) => hasShown)).toHaveLength(2);
    const after = await app.deps.db.prisma.report.findUniqueOrThrow({ where: { id: reportId } });
    expect(after.version).toBeGreaterThan(before);
  });
});

describe('files that wait for their words', () => {
  test('they are forgotten after an hour, but never while the words wait in the journal', async () => {
    const { deps } = app;
    const abandoned = await storeFile({ draftIndex: deps.keyring.index('receipt', 'abandoned') });
    const receiptIndex = deps.keyring.index('receipt', 'waiting');
    const waiting = await storeFile({ draftIndex: receiptIndex });
    const entry = {
      id: deps.ids.uuid(),
      channel: 'form' as const,
      sourceKey: 'form:waiting',
      digest: new Uint8Array(32),
      senderIndex: receiptIndex,
      rawSealed: new Uint8Array(1),
      source: 'webhook' as const,
      state: 'quarantined' as const,
      reason: 'processing_failed',
      receivedAt: app.clock.now(),
    };
    await insertInbound(deps.db, [entry], 4_000);
    app.clock.advance({ minutes: 61 });
    const before = new Date(app.clock.now().getTime() - 3_600_000);
    expect(await deleteDraftMediaBefore(deps.db.prisma, before)).toBe(1);
    const left = await deps.db.prisma.media.findMany({
      where: { id: { in: [abandoned, waiting] } },
    });
    expect(left.map(({ id }) => id)).toEqual([waiting]);
  });
});
