import { locale } from '../ui/locale.ts';

const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });

/** A time between two events: `0.25 ms`, `12.5 ms`, `1.234 s`, `2 min 5 s`, `3 h 20 min`. */
export function formatGap(ms: number): string {
  if (ms < 1000) return `${fine.format(ms)} ms`;
  if (ms < 60_000) return `${fine.format(Math.round(ms) / 1000)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
