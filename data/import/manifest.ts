// manifest.json of a data directory: what was imported or fetched, from where, and what was believed of it.

import { z } from 'zod';
import { UserError } from '../../engine/index.js';
import { BASES, type Basis } from '../basis.js';
import { isLegalName } from './legal.js';

/** Name of the file in its data directory. */
export const MANIFEST = 'manifest.json';

const text = z.string();
const count = z.number().int().nonnegative();
const day = z.string().regex(/^$|^\d{4}-\d{2}-\d{2}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A path inside the directory: nothing that was written by hand may lead out of it. */
const inside = z
  .string()
  .refine((path) => !/^[/\\]|^[A-Za-z]:|[\\\0]|(?:^|\/)\.\.?(?:\/|$)/.test(path), 'leads out of the directory');
/** A name that becomes part of a path when the directory is written again. */
const name = text.refine(isLegalName, 'cannot be the name of a file');

const content = z.object({
  what: z.enum(['bars', 'series', 'rates', 'calendar']),
  /** Name of a series or pair, code of a market; empty for bars. */
  name: name.or(z.literal('')),
  /** Empty where it belongs to no instrument. */
  symbol: name.or(z.literal('')),
  /** The file that holds it. */
  path: inside,
  /** sha256 of its own text as CSV, before others of the same file are joined to it. */
  sha256: hash,
  rows: count,
  first: day,
  last: day,
  /** Of bars: what their prices are measured in, how often they come, whether they have a volume. */
  basis: z.enum(Object.keys(BASES) as [Basis, ...Basis[]]).optional(),
  frequency: z.enum(['daily', 'intraday']).optional(),
  volume: z.boolean().optional(),
  /** What they are written as; CSV where nothing is said. */
  as: z.literal('parquet').optional(),
});

const event = z.object({
  symbol: name,
  kind: z.enum(['split', 'dividend', 'delisting', 'roll']),
  value: z.number(),
  day: day,
  /** `ex`: the first day on the new basis; `before`: the last day on the old one, or a day without trading after it. */
  dated: z.enum(['ex', 'before']),
  /** Empty where it is not known. */
  pay: day,
});

const page = z.object({
  /** The address without what is secret. */
  url: text,
  /** When the fetch began that asked for it, ISO in UTC. */
  at: text,
  sha256: hash,
  bytes: count,
});

const source = z.object({
  /** Name of the source in file names of this directory. */
  name: text.regex(/^[\p{L}\p{N}._=^-]+$/u, 'cannot be a part of a file name'),
  /** The file it came from without the folders above its own, or the address without secrets. */
  from: text,
  by: z.enum(['import', 'fetch']),
  /** sha256 of its bytes. */
  sha256: hash,
  /** When it was imported or fetched first, ISO in UTC. */
  at: text,
  /** The format of the import, or the provider of the fetch. */
  format: text,
  /** What the user said of it. */
  assumed: z.record(text, text),
  beliefs: z.array(z.object({ what: text, value: text, why: text })),
  rows: count,
  contents: z.array(content),
  /** Splits and distributions as the source states them; actions.csv is made of them. */
  events: z.array(event),
  /** Names of instruments that the source tells, by symbol. */
  titles: z.array(z.object({ symbol: text, title: text })),
  /** What was found wrong, one sentence each. */
  findings: z.array(text),
  /** Of a fetch: the answers that it was made of, oldest first. */
  pages: z.array(page).optional(),
});

const manifest = z.object({ version: z.literal(1), sources: z.array(source) });

/** Columns of a source: where in the directory they lie and what they are. */
export type ManifestContent = z.infer<typeof content>;
/** A split or a distribution as a source states it. */
export type ManifestEvent = z.infer<typeof event>;
/** A file or an address from which a part of the directory came. */
export type ManifestSource = z.infer<typeof source>;
/** All that a directory was made of, in order of name. */
export type Manifest = z.infer<typeof manifest>;

/** The text of a manifest: the same for the same sources in any order. */
export function manifestText(sources: readonly ManifestSource[]): string {
  const sorted = [...sources].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  return `${JSON.stringify(manifest.parse({ version: 1, sources: sorted }), null, 1)}\n`;
}

/** A manifest from its text; `file` names it in the error where it is none. */
export function parseManifest(json: string, file: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UserError(`${file} is not JSON: it was changed by hand; import into a new directory.`);
  }
  const read = manifest.safeParse(value);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw new UserError(
    `${file} cannot be read at ${path.join('.') || 'its top'} (${message}): it was changed by hand or by another version; import into a new directory.`,
  );
}
