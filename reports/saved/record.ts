// run.json as it may be read: every field that a report shows, checked.

import { z } from 'zod';
import type { Statement } from '../lang/index.js';
import { METRIC_NAMES } from '../metrics/index.js';
import { ATTRIBUTION } from './attribution-record.js';

/** A figure; null in JSON where it is undefined. */
const figure = z.number().nullable();
const text = z.string();
const texts = z.array(text);

const chosen = z.looseObject({ name: text, about: text, params: z.record(text, z.unknown()) });

const configuration = z.looseObject({
  strategy: text,
  sourceHash: text.optional(),
  about: text,
  params: z.record(text, z.unknown()),
  sweep: text.optional(),
  from: text,
  to: text,
  cash: z.number(),
  base: text,
  benchmark: text,
  riskFree: z.union([z.number(), text]),
  fill: z.enum(['next-open', 'next-close', 'same-close']),
  intrabar: z.enum(['pessimistic', 'optimistic']),
  doubt: z.boolean(),
  costs: text,
  costsHash: text.optional(),
  commission: z.union([z.number(), text, z.null()]),
  slippage: z.union([z.number(), chosen]),
  volumeCap: z.number().nullable(),
  account: z.enum(['cash', 'margin']),
  leverage: z.number(),
  conversion: z.enum(['automatic', 'held']),
  conversionSpread: z.number(),
  creditRate: z.number(),
  debitRate: z.number(),
  limits: z.array(chosen),
  continuous: texts.optional(),
  lot: z.number().nullable(),
  seed: z.number(),
  data: texts,
  scenario: text.optional(),
  assets: texts.optional(),
  lenient: texts,
});

const asset = z.looseObject({
  symbol: text,
  name: text,
  market: text,
  currency: text,
  kind: text,
  multiplier: z.number(),
});

/** A metric as it stands in the file: a number, a date, or null. */
const metric = z.union([z.number(), text, z.null()]);

// Sentences stand inside sentences, ever more parts joined to a list deepest; a file that nests deeper is none of ours.
const DEPTH = 12;
const statementOf = (depth: number): z.ZodType<Statement> =>
  z.object({
    phrase: text,
    values: z.record(
      text,
      depth > 0 ? z.union([text, z.number(), statementOf(depth - 1)]) : z.union([text, z.number()]),
    ),
  });
const statement = statementOf(DEPTH);

/** What run.json has to be. Fields of later versions are let through. */
export const RECORD = z.looseObject({
  version: text,
  configuration,
  data: z.looseObject({
    fingerprint: text,
    files: z.array(z.object({ name: text, sha256: text })).optional(),
    generated: z.boolean(),
    frequency: z.enum(['daily', 'intraday']),
    rows: z.number(),
    periodsPerYear: figure,
    assets: z.array(asset),
    series: texts,
  }),
  benchmark: z.looseObject({ name: text, currency: text.optional() }).nullable(),
  metrics: z.looseObject(Object.fromEntries(METRIC_NAMES.map((name) => [name, metric.optional()]))),
  attribution: ATTRIBUTION,
  ambiguity: z.number(),
  doubt: z.looseObject({ bars: z.number(), metrics: z.record(text, z.tuple([figure, figure])) }).nullable(),
  notes: texts,
  assumptions: texts,
  statements: z.array(statement).optional(),
  rules: z.array(z.looseObject({ symbols: texts, rules: z.array(z.looseObject({ from: text, rule: text })) })),
});

/** run.json, checked. */
export type RunRecord = z.infer<typeof RECORD>;
