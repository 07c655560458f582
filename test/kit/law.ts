// What a law is: a statement about every run, and the bugs that it is known to catch.

import * as fc from 'fast-check';

/** A bug in the engine's source: `find` stands exactly once in `file` (from the project's root) and is replaced. */
export interface Mutant {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** How a law is tried. Equal options try equal cases. */
export interface LawOptions {
  /** Cases to try; each law has its own number by default. */
  readonly runs?: number;
  /** Seed of the cases, 1 by default. */
  readonly seed?: number;
  /** Path of a counterexample, as a failure prints it: starts there. */
  readonly path?: string;
  /** Whether a counterexample is made as small as it goes; yes by default. */
  readonly shrink?: boolean;
}

/** A case that breaks a law, and what leads to it again. */
export interface Counterexample {
  readonly broken: unknown;
  readonly seed: number;
  readonly path: string;
  /** Cases that were tried before it was found, itself included. */
  readonly cases: number;
  readonly shrinks: number;
  /** What its check threw. */
  readonly reason: unknown;
  /** What the check throws on another case; undefined where that keeps the law. */
  reasonOf(one: unknown): unknown;
}

/** A statement that holds for every run of the engine. */
export interface Law {
  /** The statement, one sentence. */
  readonly about: string;
  /** Bugs that the law catches with its own number of cases. */
  readonly mutants: readonly Mutant[];
  /** Tries it on generated cases. Fails with the smallest counterexample, its seed and its path. */
  run(options?: LawOptions): void;
  /** Tries it and yields the smallest counterexample; undefined where it is kept. `kept` is told of each case that keeps it, those of the shrinking too. */
  examine(options?: LawOptions, kept?: (one: unknown) => void): Counterexample | undefined;
}

/** A law over cases of one kind: `check` throws where a case breaks it. */
export function law<T>(definition: {
  readonly about: string;
  readonly mutants: readonly Mutant[];
  readonly runs: number;
  readonly cases: fc.Arbitrary<T>;
  readonly check: (one: T) => void;
}): Law {
  const { about, mutants, cases, check } = definition;
  const paramsOf = ({ runs = definition.runs, seed = 1, path, shrink = true }: LawOptions) => ({
    numRuns: runs,
    seed,
    endOnFailure: !shrink,
    ...(path !== undefined && { path }),
  });
  const reasonOf = (one: unknown): unknown => {
    try {
      check(one as T);
      return undefined;
    } catch (reason) {
      return reason;
    }
  };
  return {
    about,
    mutants,
    run(options = {}) {
      fc.assert(fc.property(cases, check), paramsOf(options));
    },
    examine(options = {}, kept = () => {}) {
      const tried = fc.property(cases, (one) => {
        check(one);
        kept(one);
      });
      const { failed, counterexample, counterexamplePath, seed, numRuns, numShrinks, errorInstance } = fc.check(
        tried,
        paramsOf(options),
      );
      if (!failed) return undefined;
      const path = counterexamplePath ?? '';
      return {
        broken: counterexample?.[0],
        seed,
        path,
        cases: numRuns,
        shrinks: numShrinks,
        reason: errorInstance,
        reasonOf,
      };
    },
  };
}
