import type { FileHandle } from 'node:fs/promises';
import {
  mkdtemp,
  open,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
  appendFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Spool } from '../../../../src/flow/intake/journal/spool.ts';
import { createSpool } from '../../../../src/flow/intake/journal/spool.ts';
import { systemIds } from '../../../../src/platform/ids.ts';
import type { NewInbound } from '../../../../src/records/inbound/inbound-row.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'testigo-spool-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

function entry(sourceKey: string, given: Partial<NewInbound> = {}): NewInbound {
  return {
    id: systemIds.uuid(),
    channel: 'sms',
    sourceKey,
    digest: Buffer.from('a digest'),
    senderIndex: Buffer.from('a sender'),
    rawSealed: Buffer.from([0, 255, 10, 13]),
    source: 'webhook',
    state: 'pending',
    reason: null,
    receivedAt: new Date('2026-11-24T07:00:00.123Z'),
    ...given,
  };
}

async function segmentFile(): Promise<string> {
  const names = await readdir(dir);
  return path.join(dir, names.find((name) => name.endsWith('.open')) ?? 'none yet');
}

/** Everything that a replay would find now. */
async function keysIn(spool: Spool): Promise<string[]> {
  await spool.closeSegment();
  const files = await spool.listSegments();
  const segments = await Promise.all(files.map((file) => spool.readSegment(file)));
  return segments.flatMap((segment) => segment.entries.map((each) => each.sourceKey));
}

const ourLife = `${process.pid}-aaaa`;
/** A process that certainly runs, and is not this one. */
const aLivingLife = `${process.ppid}-bbbb`;
/** No process has so high a number. */
const aDeadLife = '99999999-cccc';

describe('what is spooled', () => {
  it('comes back whole, in order, once its segment is closed', async () => {
    const spool = createSpool(dir, ourLife);
    const given = [
      entry('SM1'),
      entry('SM2', { senderIndex: null, state: 'quarantined', reason: 'x' }),
    ];
    await Promise.all(given.map((each) => spool.append(each)));
    expect(await spool.listSegments()).toEqual([]);
    await spool.closeSegment();
    const [file] = await spool.listSegments();
    const { entries, unreadable, isTorn } = await spool.readSegment(file!);
    expect(entries).toEqual(given.map((each) => ({ ...each, source: 'spool' })));
    expect({ unreadable, isTorn }).toEqual({ unreadable: [], isTorn: false });
    await spool.removeSegment(file!);
    expect(await readdir(dir)).toEqual([]);
  });

  it('[CAR5] is fsynced before the door says yes', async () => {
    const probe = await open(path.join(dir, 'probe'), 'w');
    const handles = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    let openGate = () => {};
    const gate = new Promise<void>((resolve) => (openGate = resolve));
    const sync = handles.sync;
    vi.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
      if ((await this.stat()).isFile()) await gate;
      return sync.call(this);
    });
    const spool = createSpool(dir, ourLife);
    let isAccepted = false;
    const accepted = spool.append(entry('SM1')).then(() => (isAccepted = true));
    await vi.waitFor(async () =>
      expect((await readFile(await segmentFile(), 'utf8')).length).toBeGreaterThan(0),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAccepted).toBe(false);
    openGate();
    await accepted;
  });

  it('says that it was found late, when it was', async () => {
    const spool = createSpool(dir, ourLife);
    await spool.append(entry('SM1', { source: 'reconciled' }));
    await spool.closeSegment();
    const [file] = await spool.listSegments();
    expect((await spool.readSegment(file!)).entries[0]!.source).toBe('reconciled');
  });

  it('closing waits for the lines that were on their way', async () => {
    const spool = createSpool(dir, ourLife);
    const written = Array.from({ length: 30 }, (_, index) => spool.append(entry(`SM${index}`)));
    expect(await keysIn(spool)).toHaveLength(30);
    await Promise.all(written);
  });

  it('a long one is begun anew, so that it can be read whole', async () => {
    const spool = createSpool(dir, ourLife);
    const rawSealed = Buffer.alloc(4 * 1024 * 1024);
    for (let count = 0; count < 4; count += 1)
      await spool.append(entry(`SM${count}`, { rawSealed }));
    await spool.closeSegment();
    expect(await spool.listSegments()).toHaveLength(2);
    expect(await keysIn(spool)).toEqual(['SM0', 'SM1', 'SM2', 'SM3']);
  });
});

describe('damage', () => {
  it('[CAR6] a last line that a crash cut off is told apart, the others are there', async () => {
    const spool = createSpool(dir, ourLife);
    await spool.append(entry('SM1'));
    await spool.closeSegment();
    const [file] = await spool.listSegments();
    await appendFile(file!, '{"id":"0197');
    const { entries, unreadable, isTorn } = await spool.readSegment(file!);
    expect(entries.map((each) => each.sourceKey)).toEqual(['SM1']);
    expect({ unreadable, isTorn }).toEqual({ unreadable: [], isTorn: true });
  });

  it('a whole line that cannot be read is handed over to be set aside, not forgotten', async () => {
    const spool = createSpool(dir, ourLife);
    await writeFile(path.join(dir, '1-1-aaaa-1.ready'), 'what a later version writes\n');
    const [file] = await spool.listSegments();
    const { unreadable } = await spool.readSegment(file!);
    expect(unreadable).toEqual(['what a later version writes']);
    await spool.setAside(unreadable);
    expect((await readdir(dir)).filter((name) => name.startsWith('refused-'))).toHaveLength(1);
  });

  it('[CAR7] a full disk is said, and later lines stand in a segment of their own', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000);
    await symlink('/dev/full', path.join(dir, `1700000000000-${ourLife}-1.open`));
    const spool = createSpool(dir, ourLife);
    await expect(spool.append(entry('SM1'))).rejects.toMatchObject({ code: 'ENOSPC' });
    await spool.append(entry('SM2'));
    await spool.closeSegment();
    const files = (await spool.listSegments()).filter((file) => file.endsWith('-2.ready'));
    expect(files).toHaveLength(1);
    expect((await spool.readSegment(files[0]!)).entries.map((each) => each.sourceKey)).toEqual([
      'SM2',
    ]);
  });

  it('[CAR7] where the folder is no folder, nothing is accepted and nothing is found', async () => {
    const file = path.join(dir, 'spool');
    await writeFile(file, '');
    const spool = createSpool(file, ourLife);
    await expect(spool.append(entry('SM1'))).rejects.toThrow();
    expect(await spool.listSegments()).toEqual([]);
  });
});

describe('segments of other processes', () => {
  it('of a dead one is taken over, of a living one is not', async () => {
    await createSpool(dir, aDeadLife).append(entry('SMdead'));
    await createSpool(dir, aLivingLife).append(entry('SMalive'));
    expect(await keysIn(createSpool(dir, ourLife))).toEqual(['SMdead']);
  });

  it('of an earlier process with our number is taken over', async () => {
    await createSpool(dir, `${process.pid}-dddd`).append(entry('SM1'));
    expect(await keysIn(createSpool(dir, ourLife))).toEqual(['SM1']);
  });

  it('whose number belongs to another process by now is taken over after a while', async () => {
    await createSpool(dir, aLivingLife).append(entry('SM1'));
    const [name] = await readdir(dir);
    const anHourAgo = Date.now() / 1_000 - 3_600;
    await utimes(path.join(dir, name!), anHourAgo, anHourAgo);
    expect(await keysIn(createSpool(dir, ourLife))).toEqual(['SM1']);
  });

  it('one taken from a writer that lives after all loses none of its lines', async () => {
    const writer = createSpool(dir, aLivingLife);
    const reader = createSpool(dir, ourLife);
    await writer.append(entry('SM1'));
    const [name] = await readdir(dir);
    const taken = path.join(dir, name!.replace('.open', '.ready'));
    await rename(path.join(dir, name!), taken);
    expect((await reader.readSegment(taken)).entries).toHaveLength(1);
    await reader.removeSegment(taken);
    await writer.append(entry('SM2'));
    await writer.closeSegment();
    expect(await keysIn(reader)).toEqual(['SM2']);
  });

  it('one that another process has moved meanwhile is empty', async () => {
    const spool = createSpool(dir, ourLife);
    const { entries } = await spool.readSegment(path.join(dir, '1-1-aaaa-1.ready'));
    expect(entries).toEqual([]);
  });
});
