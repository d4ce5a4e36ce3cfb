import type { StreamDiagnoses } from '../../../src/shared/boundary/page.ts';

const excerpt = Uint8Array.from(Buffer.from('done: <b>x</b>\n'));

/** Notes of every severity. */
export const shownDiagnoses: StreamDiagnoses = {
  diagnoses: [
    { kind: 'noCors', subject: '', count: 1, facts: {}, places: [] },
    {
      kind: 'unknownField',
      subject: 'done',
      count: 2,
      facts: { field: 'done' },
      places: [
        { seq: 0, isBetween: true, excerpt },
        { seq: 7, isBetween: true, excerpt },
      ],
    },
    { kind: 'compressed', subject: '', count: 1, facts: { encoding: 'gzip' }, places: [] },
    { kind: 'noData', subject: 'done', count: 1, facts: { type: 'done' }, places: [{ seq: 3, isBetween: true }] },
  ],
  off: ['stall'],
  looked: 10,
  received: 1234,
};
