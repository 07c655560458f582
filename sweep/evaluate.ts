// Runs one point in one scene and measures what came of it: the same on every executor.

import {
  ColumnCache,
  type Feed,
  FILL_MODELS,
  type FillModel,
  type FillModelDeclaration,
  LIMITS,
  type LimitDeclaration,
  makeFillModel,
  makeLimit,
  type PreTradeLimit,
  RunBuffer,
  RunError,
  type Settings,
  simulate,
  type Strategy,
  upTo,
  UserError,
} from '../engine/index.js';
import { figuresOf, inputs } from '../reports/figures.js';
import type { MetricInput, MetricName } from '../reports/metrics/index.js';
import { measuresOfRun } from './measure.js';
import { messageOf } from './message-of.js';
import { ownLine } from './own-line.js';
import { withoutExit } from './without-exit.js';
import { flatAtEnd } from './out-of-sample/stitched.js';
import {
  BLOCKS,
  CELLS,
  type Job,
  type Outcome,
  type PlainSettings,
  type Reference,
  type Scene,
  type Work,
} from './work.js';

/** A scene with what its runs share in one thread: derived columns and room to write. */
export interface OpenScene {
  readonly scene: Scene;
  /** For one run: what a model or a limit remembers is of that run alone. */
  settings(): Settings;
  readonly columns: ColumnCache;
  readonly buffer: RunBuffer;
  readonly returns: Float64Array;
  /** The feed as it ends at a row, for rungs and folds: what is derived from its dates is kept with it. */
  upTo(rows: number): Feed;
}

/** Makes a scene ready for many runs. Loads the models and limits that it refers to; `columns` is where derived columns are kept. */
export async function openScene(scene: Scene, columns = new ColumnCache()): Promise<OpenScene> {
  const rows = scene.feed.time.length - scene.first;
  const cuts = new Map<number, Feed>();
  return {
    scene,
    settings: await settingsFor(scene.settings),
    columns,
    buffer: new RunBuffer(),
    returns: new Float64Array(rows),
    upTo(end) {
      const cut = cuts.get(end) ?? upTo(scene.feed, end);
      cuts.set(end, cut);
      return cut;
    },
  };
}

/** Settings for one run by the engine, with models and limits made from their references. */
export const settingsOf = async (plain: PlainSettings): Promise<Settings> => (await settingsFor(plain))();

/** Makes settings for each of many runs. */
async function settingsFor(plain: PlainSettings): Promise<() => Settings> {
  const { slippage, limits } = plain;
  if (typeof slippage === 'number' && limits.length === 0) {
    const settings = { ...plain, slippage, limits: [] };
    return () => settings;
  }
  const model = typeof slippage === 'number' ? () => slippage : await fillModelOf(slippage);
  const made: (() => PreTradeLimit)[] = [];
  for (const reference of limits) made.push(await limitOf(reference));
  return () => ({ ...plain, slippage: model(), limits: made.map((make) => make()) });
}

async function fillModelOf(reference: Reference): Promise<() => FillModel> {
  const declaration = await declarationOf<FillModelDeclaration>(reference, FILL_MODELS);
  return () => makeFillModel(declaration, reference.params, reference.name);
}

async function limitOf(reference: Reference): Promise<() => PreTradeLimit> {
  const declaration = await declarationOf<LimitDeclaration>(reference, LIMITS);
  return () => makeLimit(reference.name, declaration, reference.params);
}

const referencesOf = ({ slippage, limits }: PlainSettings): readonly Reference[] =>
  typeof slippage === 'number' ? limits : [slippage, ...limits];

async function declarationOf<T>({ name, url }: Reference, table: Readonly<Record<string, T>>): Promise<T> {
  if (url !== undefined) return ((await import(url)) as { default: T }).default;
  if (Object.hasOwn(table, name)) return table[name];
  throw new UserError(`There is no model or limit "${name}" here; run the same version of Tidemark everywhere.`);
}

/** Frames of a stack that are kept. */
const DEEP = 50;

/** A function that runs a point. A strategy that throws, or whose equity is no number, is an outcome too. */
export function evaluator(job: Job, strategy: Strategy): (open: OpenScene, work: Work) => Outcome {
  const inputOf = inputs();
  const compute = figuresOf(job.metrics);
  // Frames of the engine must not push the user's own line out of the stack, here or there.
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, DEEP);
  return (open, { params, first = open.scene.first, rows, flat }) => {
    const { scene, settings, columns, buffer, returns: space } = open;
    const feed = rows === undefined ? scene.feed : open.upTo(first + rows);
    try {
      const played = flat ? flatAtEnd(strategy, { from: first, to: feed.time.length }) : strategy;
      const run = withoutExit(() => simulate(played, feed, { ...settings(), params, first, columns, buffer }));
      const { length } = run.equity;
      const benchmark = scene.benchmark?.subarray(first - scene.first, first - scene.first + length) ?? null;
      const { riskFree, benchmarkWeights } = scene;
      const input = inputOf(feed, run, { benchmark, riskFree, benchmarkWeights });
      if (!areFinite(input)) return failed('Its equity is no number.', job.metrics);
      const measures = measuresOfRun(input, space);
      return { status: 'done', error: '', metrics: compute(input), ...measures };
    } catch (error) {
      return failed(sentenceOf(error, [job.strategy, ...referencesOf(scene.settings)]), job.metrics);
    }
  };
}

/** Whether all of the equity is finite: surely where its mean is, which the metrics need anyway. */
const areFinite = ({ equity, meanEquity }: MetricInput): boolean =>
  Number.isFinite(meanEquity) || equity.every(Number.isFinite);

/** What came of a point that has no figures. */
export const failed = (
  error: string,
  metrics: readonly MetricName[],
  status: Outcome['status'] = 'failed',
): Outcome => ({
  status,
  error,
  metrics: new Float64Array(metrics.length).fill(Number.NaN),
  moments: new Float64Array(5),
  cells: new Float64Array(CELLS),
  squares: new Float64Array(BLOCKS),
});

/** What an error says, on one line, behind the line of the user's own code, which is named from the code's own folder on: where that lies differs from machine
 *  to machine. */
function sentenceOf(error: unknown, code: readonly Pick<Reference, 'url'>[]): string {
  const known = error instanceof RunError || error instanceof UserError;
  const urls = code.flatMap(({ url }) => url ?? []);
  const line = error instanceof UserError ? undefined : ownLine(thrownBy(error), urls);
  const place = line === undefined ? '' : `${line.shown}:${line.line}: `;
  return `${place}${known ? '' : 'The run failed: '}${messageOf(error)}`.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** What a user's own code threw; undefined where the engine has judged what that code returned: the line that called the engine is not to blame then. */
export function thrownBy(error: unknown): unknown {
  let inner: unknown = error;
  while (inner instanceof RunError) inner = inner.cause;
  return inner;
}
