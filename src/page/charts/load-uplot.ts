/** The library that draws the timeline is a file of its own: it is loaded when the first timeline is shown. */

import type uPlot from 'uplot';

export type UPlot = typeof uPlot;

/** Beside our own file. Known only while that runs. */
const base = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;

let loading: Promise<UPlot> | undefined;

/** @throws when it cannot be loaded; the next call tries again */
export function loadUPlot(): Promise<UPlot> {
  loading ??= importUPlot();
  return loading;
}

async function importUPlot(): Promise<UPlot> {
  try {
    // [HTML] A script that a script imports has the nonce of that one, so that the page's policy lets it run.
    const module = (await import(new URL('uplot.js', base).href)) as { readonly default: UPlot };
    return module.default;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
