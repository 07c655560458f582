// Members of records that came from files: of the type that is expected and of bounded length, or as if they were not there.

/** Longest text that is kept, in characters. */
const LONGEST = 300;
/** Most members of a list or record that are kept. */
const MOST = 500;

/** A record; an empty one where there is none. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** A text, cut where it is too long; empty where there is none. */
export const textOf = (value: unknown): string =>
  typeof value !== 'string' ? '' : value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;

/** A finite number, or NaN. */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;

/** A list; an empty one where there is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);

/** The members of a record as texts, in their order. */
export const pairsOf = (value: unknown): readonly (readonly [name: string, text: string])[] =>
  Object.entries(recordOf(value))
    .slice(0, MOST)
    .map(([name, each]) => [textOf(name), typeof each === 'string' ? textOf(each) : textOf(JSON.stringify(each))]);
