// Shares with their 95% intervals, as the program works them out: Wilson's, and Newcombe's for a difference.

const Z = 1.959963984540054;

/** Ends of the interval for `count` out of `of`. */
export function wilson([count, of]) {
  const p = count / of;
  const centre = (p + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z / (1 + (Z * Z) / of)) * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  return [count ? Math.max(0, centre - half) : 0, count < of ? Math.min(1, centre + half) : 1];
}

/** Ends of the interval for the difference of two shares. */
export function difference(a, b) {
  const [pa, pb] = [a[0] / a[1], b[0] / b[1]];
  const [[la, ha], [lb, hb]] = [wilson(a), wilson(b)];
  return [pa - pb - Math.hypot(pa - la, hb - pb), pa - pb + Math.hypot(ha - pa, pb - lb)];
}

/** 1 when the first is higher than chance explains, -1 when lower, 0 when they cannot be told apart: always out of under five. */
export function verdict(a, b) {
  if (Math.min(a[1], b[1]) < 5) return 0;
  const [low, high] = difference(a, b);
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/** A count with its base, and the share where its interval is narrow enough. */
export function counted(share) {
  const [count, of] = share.map((number) => number.toLocaleString('en-GB'));
  if (!share[1]) return '–';
  const [low, high] = wilson(share);
  if (high - low > 0.4) return `${count} of ${of}`;
  const percent = Math.round((100 * share[0]) / share[1]);
  const few = share[0] && percent < 1 ? 'under 1' : share[0] < share[1] && percent > 99 ? 'over 99' : percent;
  return `${count} of ${of} (${few}%)`;
}

/** Why two shares cannot be told apart. */
export const reason = (a, b) => (Math.min(a[1], b[1]) < 30 ? 'too few to tell apart' : 'too close to tell apart');
