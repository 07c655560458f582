// Whether what a reader of answers gives is what it should give: a user's own may give anything.

import { z } from 'zod';
import { Fault } from './fault.js';
import type { Parsed } from './provider.js';

const number = z.union([z.number(), z.nan()]);
const date = z.string();

const PARSED = z.object({
  quotes: z
    .array(z.object({ date, open: number, high: number, low: number, close: number, volume: number }))
    .optional(),
  happenings: z
    .array(z.object({ date, kind: z.enum(['dividend', 'split']), value: z.number(), paid: z.string().optional() }))
    .optional(),
  rates: z.array(z.object({ date, rate: z.number(), published: z.string().optional() })).optional(),
  words: z
    .object({
      name: z.string().optional(),
      market: z.string().optional(),
      currency: z.string().optional(),
      kind: z.enum(['etf', 'stock', 'index', 'future', 'other']).optional(),
    })
    .optional(),
  notes: z.array(z.string()).optional(),
});

/** The value that a reader gave, if it is of the declared shape; a fault that names the place where it is not. */
export function wellFormed(value: unknown, name: string): Parsed {
  const read = PARSED.safeParse(value);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  const place = path.map(String).join('.') || 'the whole';
  throw new Fault(
    `The reader of ${name} gave something else than it should (${place}: ${message}); mend it, or take another source.`,
  );
}
