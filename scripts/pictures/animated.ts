/** Films a window: a GIF of what is drawn while something is done in it. */

import { writeFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import { encode } from 'modern-gif';
import type { Page } from 'playwright-core';

/** What is drawn within this time is one frame. In ms. */
const frameMs = 125;

/** A frame stands no longer, however slow the machine is. In ms. */
const longestMs = 600;

/** How long the last frame stands before the picture begins anew. In ms. */
const lastFrameMs = 4_000;

interface Shot {
  readonly png: Buffer;
  /** In ms, from any moment on. */
  readonly at: number;
}

/**
 * @param file - the GIF
 * @param action - what is filmed
 */
export async function film(page: Page, file: string, action: () => Promise<void>): Promise<void> {
  const shots: Shot[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shots.push({ png: Buffer.from(data, 'base64'), at: (metadata.timestamp ?? 0) * 1000 });
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await action();
  await session.send('Page.stopScreencast');
  await session.detach();
  await writeFile(file, new Uint8Array(await picture(thinned(shots))));
}

/** The newest of each stretch of time. */
function thinned(shots: readonly Shot[]): Shot[] {
  return shots.filter(({ at }, index) => {
    const next = shots[index + 1];
    return next === undefined || Math.floor(next.at / frameMs) > Math.floor(at / frameMs);
  });
}

async function picture(shots: readonly Shot[]): Promise<ArrayBuffer> {
  const frames = shots.map(({ png, at }, index) => {
    const next = shots[index + 1];
    return { ...pixelsOf(png), delay: next === undefined ? lastFrameMs : Math.min(next.at - at, longestMs) };
  });
  const [first] = frames;
  if (first === undefined) throw new Error('Nothing was drawn while it was filmed.');
  const { width, height } = first;
  return encode({ width, height, frames, maxColors: 128, looped: true });
}

/** As red, green, blue and opacity. */
function pixelsOf(png: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
} {
  const { width, height, channels, data } = decode(png);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < Math.min(channels, 3); channel++) {
      pixels[pixel * 4 + channel] = data[pixel * channels + channel] ?? 0;
    }
  }
  return { width, height, data: pixels };
}
