// Numbers, dates and names as the page and its charts write them: no locale, no time zone.

const MINUS = '\u2212';
const DAY = 86_400_000;

/** Undefined values, everywhere. */
export const NOT_AVAILABLE = 'n/a';

/** A number with thousands separators and a fixed count of decimals; NaN and infinities are "n/a". */
export function grouped(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  // Fixed notation ends at 1e21, where separators would only feign precision.
  if (Math.abs(value) >= 1e21) return value.toExponential(6).replace('-', MINUS);
  const [whole, part] = Math.abs(value).toFixed(decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
  return /[1-9]/.test(digits) && value < 0 ? MINUS + digits : digits;
}

/** A quantity or price with the decimals that it has, at most `most`; NaN is "n/a". */
export function plain(value: number, most = 6): string {
  const text = grouped(value, most);
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}

/** A fraction as a percentage; NaN is "n/a". */
export const percent = (fraction: number, decimals = 2): string =>
  Number.isFinite(fraction) ? `${grouped(fraction * 100, decimals)}%` : NOT_AVAILABLE;

/** A unit of large amounts and its sign, the largest first. */
type Units = readonly (readonly [size: number, sign: string])[];

const THOUSANDS: Units = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];
// Chinese counts in ten thousands.
const MYRIADS: Units = [
  [1e12, '万亿'],
  [1e8, '亿'],
  [1e4, '万'],
];

/** Money on an axis: three significant digits with k, M, B or T (in Chinese 万, 亿, 万亿), or as many more as it takes to tell amounts apart that
 *  lie `apart` from each other. */
export function compact(value: number, apart = Number.NaN, language: 'en' | 'zh' = 'en'): string {
  const size = Math.abs(value);
  const [unit, sign] = (language === 'zh' ? MYRIADS : THOUSANDS).find(([each]) => size >= each * 0.9995) ?? [1, ''];
  const scaled = value / unit;
  const few = Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2;
  const most = unit === 1 ? (size < 1 ? 4 : 2) : few;
  const needed = apart > 0 ? Math.min(8, Math.ceil(-Math.log10(apart / unit))) : 0;
  return plain(scaled, Math.max(most, needed)) + sign;
}

/** Midnight UTC of the date that a moment falls on, ms UTC. */
export const dateOf = (time: number): number => Math.floor(time / DAY) * DAY;

/** ISO date, with the minute where the rows are not daily; NaN is "n/a". */
export function moment(time: number, daily = true): string {
  if (!Number.isFinite(time)) return NOT_AVAILABLE;
  const iso = new Date(time).toISOString();
  return daily ? iso.slice(0, -14) : `${iso.slice(0, -8).replace('T', ' ')} UTC`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters have no place in HTML; direction overrides would let a name reorder the text around it.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text made safe for element content and quoted attributes; characters that cannot be shown become U+FFFD. */
export const escapeHtml = (text: string): string =>
  text.replace(UNSEEN, '\ufffd').replace(/[&<>"']/g, (char) => ENTITIES[char]);
