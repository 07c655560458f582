// What a script on which the engine and the reference differ is shown as.

import type { Outcome, Scenario } from '../reference/scenario.js';
import { describeScenario } from './describe-scenario.js';
import { writeReplay } from './write-replay.js';

/** The difference, the scenario in words, and a folder that `tidemark run order-replay` runs, with its command line. */
export function reportOf(difference: string, scenario: Scenario, outcome: Outcome): string {
  const { command, missing } = writeReplay(scenario, outcome);
  const limits = missing.map((what) => `  not in the folder: ${what}`);
  return [difference, describeScenario(scenario), 'To run it:', `  ${command}`, ...limits].join('\n');
}
