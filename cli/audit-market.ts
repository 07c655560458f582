// The market of an audit: the one that was asked for, or a generated one with what the strategy asks for.

import { withAskedSeries } from '../audit/index.js';
import { type Feed, type Settings, type Strategy, UserError } from '../engine/index.js';
import { costsOf } from './costs.js';
import { firstRow } from './execute.js';
import { market } from './market.js';
import type { Given } from './option.js';
import { type RunSettings, runSettings } from './run-settings.js';

/** Where an audit takes place. */
export interface AuditMarket {
  readonly feed: Feed;
  readonly first: number;
  readonly settings: RunSettings;
  /** What was made up, in one sentence; empty where the data were given. */
  readonly made: string;
}

/** Generated markets, the first of which the strategy can trade on is taken. */
const GENERATED = ['demo', 'demo:market=us', 'demo:market=hong-kong'];

/** The market that the options name. Without one, a generated one on which the strategy runs. */
export async function auditMarket(
  given: Given,
  strategy: Strategy,
  conduct: (settings: RunSettings) => Promise<Omit<Settings, 'first'>>,
): Promise<AuditMarket> {
  const open = async (options: Given) => {
    const settings = runSettings(options);
    const { feed } = await market(settings, costsOf(settings.costs));
    return { feed, first: firstRow(feed, settings.from), settings };
  };
  if (given.data !== undefined || given.scenario !== undefined) return { ...(await open(given)), made: '' };
  let failure: unknown;
  for (const scenario of GENERATED) {
    try {
      const found = await open({ ...given, scenario });
      const { feed, names } = withAskedSeries(strategy, found.feed, {
        ...(await conduct(found.settings)),
        first: found.first,
      });
      const series = names.length > 0 ? ` with made-up series ${names.join(', ')}` : '';
      const made = `No data were given: audited on the generated market "${scenario}"${series}. Give --data to audit on your own.`;
      return { ...found, feed, made };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failure ??= error;
    }
  }
  throw new UserError(
    `No generated market has what it needs (${(failure as Error).message.replace(/\.$/, '')}); give --data or --scenario.`,
    { cause: failure },
  );
}
