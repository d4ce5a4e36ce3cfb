/** Waits for the screen. */

/** A frame that takes longer than this does not come: the page is covered or in the background. */
const patienceMs = 250;

/**
 * Resolves in the next frame; when the page is hidden at once, because then no frame comes.
 */
export async function nextFrame(): Promise<void> {
  if (document.hidden) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    const timer = setTimeout(done, patienceMs);
    document.addEventListener('visibilitychange', done);
  });
}
