// Colours between colours, and the ink that can be read on them.

type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((byte) =>
    byte <= 10 ? byte / 3294.6 : Math.exp(2.4 * Math.log((byte / 255 + 0.055) / 1.055)),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** A colour on a ramp of equally distant ones: 0 is the first, 1 the last; what lies outside is an end. */
export function mixed(ramp: readonly string[], share: number): Rgb {
  const place = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const from = Math.min(ramp.length - 2, Math.floor(place));
  const [low, high] = [rgb(ramp[from]), rgb(ramp[from + 1])];
  return low.map((part, index) => part + (place - from) * (high[index] - part)) as unknown as Rgb;
}

/** Least contrast at which small text can be read (WCAG 2.2, level AA). */
const READABLE = 4.5;

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whichever of two inks stands out more on a ground; black or white where neither can be read, of which one always can. */
export function legible(ground: Rgb, inks: readonly string[]): string {
  const best = (choice: readonly string[]): string =>
    choice.reduce((a, b) => (contrast(ground, rgb(a)) >= contrast(ground, rgb(b)) ? a : b));
  const usual = best(inks);
  return contrast(ground, rgb(usual)) >= READABLE ? usual : best(['#ffffff', '#000000']);
}
