import { t } from '@vscode/l10n';

/** `3 s`, `250 ms`, `2 min`, `3 h`, `25 days`. */
export function formatDelay(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const units: [number, string][] = [
    [86_400_000, t('days')],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  const [size, unit] = units.find(([size]) => ms >= 2 * size) ?? [1000, 's'];
  return `${Math.round((ms / size) * 10) / 10} ${unit}`;
}
