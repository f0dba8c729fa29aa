// Shares with their 95% intervals and the comparison of two closure rates, as the program works them out.

const Z = 1.959963984540054;
const LEVEL = 0.05;
const FEWEST = 5;
const SMALLEST_PERCENT_BASE = 21;

/** Ends of Wilson's interval for `count` out of `total`, both divided by a dispersion of at least 1. */
export function wilson([count, total], dispersion = 1) {
  const p = count / total;
  const n = total / Math.max(1, dispersion);
  const centre = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return [count ? Math.max(0, centre - half) : 0, count < total ? Math.min(1, centre + half) : 1];
}

/** Ends of Newcombe's interval for the difference of two shares. */
export function difference(a, b, dispersion = 1) {
  const [pa, pb] = [a[0] / a[1], b[0] / b[1]];
  const [[la, ha], [lb, hb]] = [wilson(a, dispersion), wilson(b, dispersion)];
  return [pa - pb - Math.hypot(pa - la, hb - pb), pa - pb + Math.hypot(ha - pa, pb - lb)];
}

/** Two-sided p of a standard normal z (Abramowitz and Stegun 7.1.26, error under 1.5e-7). */
function twoSided(z) {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592].reduce((sum, a) => (sum + a) * t, 0);
  return polynomial * Math.exp(-x * x);
}

/** Two-sided p of the score test that two shares are equal, counts divided by the dispersion. */
export function scoreP(a, b, dispersion = 1) {
  const pooled = (a[0] + b[0]) / (a[1] + b[1]);
  const variance = pooled * (1 - pooled) * (1 / a[1] + 1 / b[1]) * Math.max(1, dispersion);
  return variance > 0 ? twoSided((a[0] / a[1] - b[0] / b[1]) / Math.sqrt(variance)) : 1;
}

const mostly = ({ unknown, total }) => unknown > total - unknown;

/** Why two sides `{closed, unknown, total, councils}` are not compared; empty where they are. A single named council has no `councils`. */
export function withheld(a, b) {
  if (Math.min(a.total, b.total) < FEWEST) return 'too few to compare';
  if ([a, b].some(({ councils }) => councils !== undefined && councils < FEWEST)) return 'too few councils to compare';
  if (mostly(a) || mostly(b)) return 'not compared: too many with no status on record';
  return '';
}

/** 1 when the first reports more closed by more than chance, -1 when fewer, 0 when there is no clear difference: with what has no
 * status counted as open and as closed, and allowing for so many comparisons at once. */
export function verdict(a, b, dispersion, comparisons) {
  const signs = [0, 1].map((closed) => {
    const [x, y] = [a, b].map((side) => [side.closed + closed * side.unknown, side.total]);
    const [low, high] = difference(x, y, dispersion);
    if (scoreP(x, y, dispersion) * comparisons >= LEVEL) return 0;
    return low > 0 ? 1 : high < 0 ? -1 : 0;
  });
  return signs[0] === signs[1] ? signs[0] : 0;
}

/** A count with its base, and the share where the base divided by the dispersion allows a percentage. */
export function counted(share, dispersion = 1, unknown = 0) {
  const [count, total] = share.map((number) => number.toLocaleString('en-GB'));
  if (!share[1]) return '–';
  if (share[1] / Math.max(1, dispersion) < SMALLEST_PERCENT_BASE || mostly({ unknown, total: share[1] })) return `${count} of ${total}`;
  const percent = Math.round((100 * share[0]) / share[1]);
  const few = share[0] && percent < 1 ? 'under 1' : share[0] < share[1] && percent > 99 ? 'over 99' : percent;
  return `${count} of ${total} (${few}%)`;
}
