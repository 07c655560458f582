// A strategy that is played on some spans only, each with params of its own, and is flat between them.

import {
  type Context,
  type Decide,
  isoDate,
  type Plan,
  resolveParams,
  type Strategy,
  strategy as declare,
  type Universe,
} from '../../engine/index.js';
import type { Span } from './fold.js';
import { countedFrom, replayed } from './span-view.js';

/** A span with the values that are played on it. */
export interface PlayedSpan {
  readonly span: Span;
  /** Values of the strategy's params; what is missing takes its default. */
  readonly params: Readonly<Record<string, unknown>>;
  /** What to say of them at the end of the run, such as `fast 10, slow 50`; left out: nothing. */
  readonly words?: string;
}

/** A strategy that plays each span, in rising order and apart, with its own params. Each is prepared anew, counts its schedules and draws its
 *  chance from its own first row, and decides up to its third row from the end. After the one behind that everything is taken back and sold, which
 *  fills on the span's last row, at the open where the run fills at the next open. What could not be sold then is tried again on the last row,
 *  between spans, and once more on the first row of the next one, and a sentence at the end says so. */
export function stitched(strategy: Strategy, spans: readonly PlayedSpan[]): Strategy {
  assertOrder(spans);
  return declare({
    about: `Stitched of ${spans.length} spans, each with its own params: ${strategy.about}`,
    params: {},
    prepare(_, universe) {
      const chance = replayed();
      const parts = spans.map(({ span, params, words }): Part => {
        const values = resolveParams(strategy.params, params);
        return { span, words, plan: planOf(strategy.prepare(values, countedFrom(universe, span.from))) };
      });
      return played(parts, universe, (ctx, begins) => chance(ctx, begins), true);
    },
  });
}

/** The strategy on one span at whose first row the run begins, and flat at its end. */
export const flatAtEnd = (strategy: Strategy, span: Span): Strategy =>
  declare({
    about: strategy.about,
    params: strategy.params,
    valid: (values) => strategy.valid(values),
    prepare: (values, universe) =>
      played([{ span, plan: planOf(strategy.prepare(values, universe)) }], universe, (ctx) => ctx, false),
  });

/** A span with the plan that was prepared for it. */
interface Part {
  readonly span: Span;
  readonly plan: Plan;
  readonly words?: string | undefined;
}

/** One plan of several; `view` is what a part sees of the context, `begins` on its first row. */
function played(
  parts: readonly Part[],
  { assets }: Universe,
  view: (ctx: Context, begins: boolean) => Context,
  isNamed: boolean,
): Plan {
  const said: string[] = [];
  let at = 0;
  let began = 0;

  /** Sells all that is held. */
  function sell(ctx: Context): void {
    for (const asset of assets) if (ctx.position(asset).quantity !== 0) ctx.target(0, asset);
  }

  function leave(ctx: Context): void {
    for (const { id } of ctx.orders()) ctx.cancel(id);
    sell(ctx);
  }

  /** The last row of a span: its plan ends here, before it can see what comes after. */
  function conclude(ctx: Context, { plan, words }: Part): void {
    const dates = `${isoDate(began)} to ${isoDate(ctx.time)}`;
    if (words !== undefined) said.push(`${dates}: ${words}.`);
    for (const sentence of sentences(plan.end?.())) said.push(isNamed ? `${dates}: ${sentence}` : sentence);
    for (const asset of assets) {
      if (ctx.position(asset).quantity === 0) continue;
      said.push(`${dates}: ${asset.symbol} could not be closed on the last session, so it was held beyond it.`);
    }
    sell(ctx);
  }

  return {
    decide(ctx) {
      const { bar } = ctx;
      while (at < parts.length && bar >= parts[at].span.to) at++;
      const part = at < parts.length ? parts[at] : undefined;
      if (part === undefined || bar < part.span.from) return sell(ctx);
      const { from, to } = part.span;
      const begins = bar === from;
      if (begins) began = ctx.time;
      if (begins && at > 0) sell(ctx);
      if (bar === to - 1) return conclude(ctx, part);
      if (bar === to - 2) return leave(ctx);
      const own = view(ctx, begins);
      const { when, decide } = part.plan;
      // Testing the signal on each row is the same as being called on the rows on which it is set.
      if (when === undefined || (when.now !== 0 && !Number.isNaN(when.now))) decide(own);
    },
    end: () => said,
  };
}

function planOf(prepared: Decide | Plan): Plan {
  const plan = typeof prepared === 'function' ? { decide: prepared } : (Object(prepared) as Plan);
  if (typeof plan.decide === 'function' && plan.decide.constructor.name !== 'AsyncFunction') return plan;
  throw new TypeError('prepare has to return the plain function that decides, or an object with "decide"');
}

/** What `end` returned, as sentences. */
function sentences(said: readonly string[] | undefined): readonly string[] {
  if (said === undefined) return [];
  if (!Array.isArray(said)) throw new TypeError('end has to return a list of sentences');
  return said.map(String);
}

function assertOrder(spans: readonly PlayedSpan[]): void {
  spans.forEach(({ span: { from, to } }, k) => {
    if (from >= (k === 0 ? 0 : spans[k - 1].span.to) && from < to) return;
    throw new RangeError(`stitched: the span of rows ${from} to ${to} is empty or not behind the one before it`);
  });
}
