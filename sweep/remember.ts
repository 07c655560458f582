// Joins a search and the ledger: what was run before is found, what is run is kept, and what others tried is counted.

import { canonicalHash } from './ledger/canonical.js';
import type { Remembered, Study } from './ledger/ledger.js';
import type { Memory, Named } from './search.js';
import type { Outcome } from './work.js';

/** What names a run beside its point. */
export interface Identity {
  /** Everything that an outcome depends on in a scene, but for the params. */
  readonly inputs: unknown;
  /** The idea behind it: the strategy's name and how it trades, but not on which data. */
  readonly idea: unknown;
}

/** The memory of a search. */
export interface Remembering extends Memory {
  /** Writes what is kept. */
  flush(): void;
  /** Per-period Sharpe ratios of earlier ideas that this search did not try itself; NaN where unknown. */
  others(): { readonly sharpes: Float64Array; readonly hash: string };
}

/** Key and idea of one run on all rows of its scene, as the ledger has them. */
export const namesOf = ({ inputs, idea }: Identity, params: Named['params']): Pick<Remembered, 'key' | 'idea'> => ({
  key: keyIn(canonicalHash(inputs), params),
  idea: keyIn(canonicalHash(idea), params),
});

const keyIn = (scene: string, ...more: readonly unknown[]): string => canonicalHash([scene, ...more]);

/** Trials that are written together, so that the disk is asked seldom. */
const TOGETHER = 256;

/** A memory that writes to a study. `identities` has one entry for each scene. */
export function remembering(study: Study, identities: readonly Identity[]): Remembering {
  const inputs = identities.map((identity) => canonicalHash(identity.inputs));
  const ideas = identities.map((identity) => canonicalHash(identity.idea));
  const earlier = new Map(study.earlier.trials.map((trial) => [trial.idea, trial]));
  let waiting: Remembered[] = [];

  const keyOf = ({ params, scene, rows }: Named): string =>
    rows === undefined ? keyIn(inputs[scene], params) : keyIn(inputs[scene], params, rows);
  const ideaOf = ({ params, scene }: Named): string => keyIn(ideas[scene], params);

  function flush(): void {
    if (waiting.length > 0) study.append(waiting);
    waiting = [];
  }

  return {
    find(run) {
      const found = study.find(keyOf(run));
      if (found && earlier.size > 0) earlier.delete(ideaOf(run));
      return found;
    },
    keep(run, outcome: Outcome) {
      const idea = ideaOf(run);
      earlier.delete(idea);
      waiting.push({ key: keyOf(run), idea, values: run.values, outcome });
      if (waiting.length >= TOGETHER) flush();
    },
    flush,
    others() {
      const left = [...earlier.values()];
      return {
        sharpes: Float64Array.from(left, ({ sharpe }) => sharpe),
        hash: canonicalHash(left),
      };
    },
  };
}
