// Photos as phones send them, and what became of them: the rows, opened.
import sharp from 'sharp';
import type { TestApp } from '../../../harness/test-app.ts';

export const PLACE_IN_PHOTO = 'Phone of Lupe';

/** A picture with something in it, and where and by whom it was taken. */
export function photo(seed = 1, edgePx = 240): Promise<Buffer> {
  const width = 240;
  const height = 180;
  const pixels = Buffer.alloc(width * height * 3, 0x90);
  for (let shape = 0; shape < 14; shape += 1) {
    const drawn = (step: number, below: number) => (seed * 7_919 + shape * 104_729 * step) % below;
    const [left, top] = [drawn(3, 200), drawn(5, 150)];
    for (let y = top; y < Math.min(height, top + 30 + drawn(7, 40)); y += 1) {
      const from = (y * width + left) * 3;
      const to = (y * width + Math.min(width, left + 40 + drawn(11, 60))) * 3;
      pixels.fill(drawn(13, 256), from, to);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(edgePx)
    .jpeg()
    .withExif({
      IFD0: { Model: PLACE_IN_PHOTO },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 3/1 8/1' },
    })
    .toBuffer();
}

export type SentMedia = { contentType: string; bytes: Buffer };

export const jpeg = async (seed = 1): Promise<SentMedia> => ({
  contentType: 'image/jpeg',
  bytes: await photo(seed),
});

/** The media of a phone's newest message, in their order. */
export async function mediaOfMessage(app: TestApp, messageSid: string) {
  const { prisma } = app.deps.db;
  const entry = await prisma.inboundMessage.findUnique({ where: { sourceKey: messageSid } });
  if (!entry) return [];
  return prisma.media.findMany({
    where: { message: { inboundId: entry.id } },
    orderBy: { position: 'asc' },
  });
}

export type MediaRecord = Awaited<ReturnType<typeof mediaOfMessage>>[number];

export function originalOf(app: TestApp, media: MediaRecord): Buffer {
  return app.deps.keyring.open('media.original', media.id, media.originalSealed!);
}

export function shownOf(app: TestApp, media: MediaRecord): Buffer {
  return app.deps.keyring.open('media.shown', media.id, media.shownSealed!);
}

/** Waits until each medium of the message fits. */
export function mediaOnce(
  app: TestApp,
  messageSid: string,
  fits: (media: MediaRecord) => boolean,
): Promise<MediaRecord[]> {
  return app.eventually(async () => {
    const media = await mediaOfMessage(app, messageSid);
    return media.length > 0 && media.every(fits) ? media : null;
  }, 10_000);
}

/** How often the bytes of media, or their deletion, were asked for at the carrier's interface. */
export function askedOfCarrier(app: TestApp, method: 'GET' | 'DELETE'): number {
  return app.carrier
    .requests()
    .filter((each) => each.method === method && /\/Media\/ME/.test(each.path)).length;
}
