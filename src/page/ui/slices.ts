/** Long work in short slices: the page draws and answers in between. */

/** Well within a frame. */
const sliceMs = 8;

/**
 * Does work until it is done.
 *
 * @param step - does a little of it, well below a slice; returns whether that was the end
 * @param pause - called between slices; returns whether to go on
 * @returns whether it came to its end
 */
export async function inSlices(step: () => boolean, pause: () => boolean): Promise<boolean> {
  for (;;) {
    const begun = performance.now();
    do if (step()) return true;
    while (performance.now() - begun < sliceMs);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    if (!pause()) return false;
  }
}
