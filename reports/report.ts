// What every renderer is given: one run, what it ran on, and what was computed from it.

import type { Feed, FillTime, Run } from '../engine/index.js';
import type { Attribution } from './attribution/index.js';
import type { Benchmark } from './benchmark.js';
import type { Statement } from './lang/index.js';
import type { MetricInput, MetricName } from './metrics/index.js';
import type { RulesInForce } from './rules.js';
import type { RoundTrip } from './round-trips.js';

export type { Benchmark } from './benchmark.js';

/** A plugin as it was chosen for a run: a slippage model or a pre-trade limit. */
export interface Chosen {
  /** Its name in the table, or the path of the user's file, as on the command line. */
  readonly name: string;
  /** What it assumes or forbids, in one sentence. */
  readonly about: string;
  /** All its params, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>;
  /** sha256 of the compiled code of a user's file; left out for what comes with Tidemark. */
  readonly sourceHash?: string;
}

/** Everything that is needed to repeat a run; written to `run.json`. Rates are fractions, money in base currency. */
export interface Configuration {
  readonly strategy: string;
  /** sha256 of the compiled code of a strategy file with all that it imports but Tidemark; left out for what comes with it. */
  readonly sourceHash?: string;
  readonly about: string;
  /** Where they were chosen anew for each span of an out-of-sample run, the values by the first date of each. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The command of the sweep whose out-of-sample run this is; left out for a run of its own. */
  readonly sweep?: string;
  /** First and last evaluated date, ISO. */
  readonly from: string;
  readonly to: string;
  readonly cash: number;
  readonly base: string;
  /** The benchmark as it was typed: a symbol, or symbols with weights (`510300=0.6,511010=0.4`); empty: none. */
  readonly benchmark: string;
  /** Annual rate, as a fraction; or the name of a series of such rates. */
  readonly riskFree: number | string;
  readonly fill: FillTime;
  /** Which reading of a bar was taken where its prices do not say what happened first. */
  readonly intrabar: 'pessimistic' | 'optimistic';
  /** Whether the run was repeated with the other reading, so that the report shows the band. */
  readonly doubt: boolean;
  /** `market`, `zero`, or the path of a file of rules as it was typed. */
  readonly costs: string;
  /** sha256 of the file of rules; left out where there is none. */
  readonly costsHash?: string;
  /** Fraction of the traded value, or name of a preset, that replaced the commission of the cost table; null: the table's own. */
  readonly commission: number | string | null;
  /** Basis points, or a model. */
  readonly slippage: number | Chosen;
  /** Largest share of a bar's volume that is traded; null: no cap. */
  readonly volumeCap: number | null;
  readonly account: 'cash' | 'margin';
  /** How many times its own money a margin account may hold. */
  readonly leverage: number;
  readonly conversion: 'automatic' | 'held';
  /** Basis points by which a conversion is worse than the rate. */
  readonly conversionSpread: number;
  /** Annual interest on cash, and on cash that is owed, as fractions. */
  readonly creditRate: number;
  readonly debitRate: number;
  /** Pre-trade limits, in the order in which an order passes them. */
  readonly limits: readonly Chosen[];
  /** Continuous futures that were built, as they were typed (`UNDERLYING:expiry:5`); left out or empty: none. */
  readonly continuous?: readonly string[];
  readonly lot: number | null;
  readonly seed: number;
  /** Paths; none where there is a scenario. */
  readonly data: readonly string[];
  /** The made-up market in place of data, as it was typed (`random-walk:seed=7`); left out where there is none. */
  readonly scenario?: string;
  /** Symbols that were read of the data; left out or empty: all. */
  readonly assets?: readonly string[];
  readonly lenient: readonly string[];
}

/** The two readings of the bars whose prices do not say what happened first, side by side. */
export interface Doubt {
  /** Bars in doubt, as the pessimistic run counts them. */
  readonly bars: number;
  /** The headline metrics by name: of the pessimistic run and of the optimistic one; NaN where undefined. */
  readonly metrics: Readonly<Partial<Record<MetricName, readonly [pessimistic: number, optimistic: number]>>>;
}

/** One run with all that is reported of it. */
export interface Report {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  readonly benchmark: Benchmark | null;
  /** By name; NaN where undefined, printed as "n/a". */
  readonly metrics: Readonly<Record<MetricName, number>>;
  /** What they are computed from. */
  readonly input: MetricInput;
  /** Where the profit came from. */
  readonly attribution: Attribution;
  /** The band of the headline metrics where the run was repeated with the other reading of doubtful bars; null where it was not. */
  readonly doubt: Doubt | null;
  readonly roundTrips: readonly RoundTrip[];
  /** The rules of the markets that were in force for what was traded, with their sources. */
  readonly rules: readonly RulesInForce[];
  /** In plain words: fill time, costs, lots, data, what was assumed. The optimistic ones begin with "Optimistic:". */
  readonly assumptions: readonly string[];
  /** The same as statements, which can be said in any language. */
  readonly statements: readonly Statement[];
  /** sha256 of the feed's columns, hexadecimal. */
  readonly fingerprint: string;
  /** The files of the data; left out where they are not known. */
  readonly files?: readonly DataFile[];
  readonly version: string;
}

/** A file that data were read from, whatever folder it lay in. */
export interface DataFile {
  /** Its path below the data directory, or its own name where it was given alone. */
  readonly name: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
}
