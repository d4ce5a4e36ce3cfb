/** How long tests wait before they say that something did not happen: long, for a machine may be busy with other things. */

/** For one condition, in ms: its message comes before the test's time is over. */
export const patienceMs = 50_000;

/** For a test that waits for conditions, in ms. */
export const testMs = 60_000;

/** For a test of many steps, or all tests of a `describe`, in ms. */
export const longTestMs = 120_000;
