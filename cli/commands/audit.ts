// `tidemark audit <strategy>`: looks for what a strategy may not know, and says where.

import { audit as audited, type Intact, intact } from '../../audit/index.js';
import { writeFeed } from '../../data/index.js';
import type { Settings } from '../../engine/index.js';
import { auditMarket } from '../audit-market.js';
import { auditJson, auditText } from '../audit-text.js';
import type { Call } from '../command.js';
import type { LoadedStrategy } from '../loaded-strategy.js';
import { plainSettings } from '../execute.js';
import { freshCopies, ownPlaceOf } from '../fresh-copy.js';
import { despiteLateFailures } from '../left-behind.js';
import { numberOf } from '../numbers.js';
import { choiceOf, paramValues } from '../param-options.js';
import { pluginsOf } from '../plugins.js';
import { progressBar } from '../progress.js';
import { readTable } from '../read-table.js';
import type { RunSettings } from '../run-settings.js';

let before: Intact | undefined;

/** Remembers how what all code shares stands, before the strategy is first loaded. */
export function beforeAudit(): void {
  before = intact();
}

/** Audits the strategy, prints what was found, and leaves with 1 if something was. */
export async function audit({ given, loaded }: Call): Promise<number> {
  const own = loaded as LoadedStrategy;
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  const cuts = numberOf('cuts', (given.cuts as string | undefined) ?? '100', { min: 1, max: 100_000, whole: true });
  const params = await paramValues(own, given, readTable);
  const conduct = async (settings: RunSettings): Promise<Omit<Settings, 'first'>> => {
    const { slippage, limits } = await pluginsOf(settings.slippage, settings.limits);
    return { ...plainSettings(settings), slippage, limits, params };
  };
  const progress = await progressBar();
  try {
    progress.stage('Reading data');
    const { feed, first, settings, made } = await auditMarket(given, own.strategy, conduct);
    const subject = {
      feed,
      first,
      cuts,
      conduct: () => conduct(settings),
      fresh: freshCopies(own),
      placeOf: ownPlaceOf(own),
    };
    const stage = (probe: string) => progress.stage(`Auditing: ${probe}`);
    const result = await despiteLateFailures(own.sources, () => audited(subject, { before, stage }));
    const saved = save(given.save as string | undefined, result.verdicts, own.name);
    progress.end();
    const about = { strategy: own.name, feed, first, made, saved };
    const text = format === 'json' ? auditJson(result, about) : auditText(result, about);
    await new Promise<void>((done) => process.stdout.write(text, () => done()));
    // A timer or a thread that the strategy has left running would keep the process for good.
    process.exit(result.verdicts.some(({ gravity }) => gravity === 'finding') ? 1 : 0);
  } finally {
    progress.end();
  }
}

/** Writes the smallest market of the first finding that has one, and yields the command that runs on it. */
function save(
  dir: string | undefined,
  verdicts: Awaited<ReturnType<typeof audited>>['verdicts'],
  strategy: string,
): string | undefined {
  if (dir === undefined) return undefined;
  const smallest = verdicts.find((verdict) => verdict.gravity === 'finding' && verdict.smallest)?.smallest;
  if (smallest === undefined) {
    process.stderr.write(`No finding has a market to save; ${dir} was not written.\n`);
    return undefined;
  }
  const { feed, first } = smallest.scene;
  const note = `The smallest market on which an audit of ${strategy} found something; cut from another and simplified, it is not market history.`;
  const { options } = writeFeed(dir, feed, note, first);
  return ['tidemark run', strategy, ...options].join(' ');
}
