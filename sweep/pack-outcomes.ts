// Outcomes of a task in one piece: a thousand small objects take longer to cross to another thread than to compute.

import { BLOCKS, CELLS, type Outcome } from './work.js';

/** Outcomes one after the other. */
export interface PackedOutcomes {
  /** Of each outcome its status, metrics, moments, cells and squares. */
  readonly figures: Float64Array;
  /** What failed, by its place among the outcomes, and why. */
  readonly errors: readonly (readonly [place: number, error: string])[];
}

const STATUSES: readonly Outcome['status'][] = ['done', 'failed', 'stopped'];
const MOMENTS = 5;

const widthOf = (metrics: number): number => 1 + metrics + MOMENTS + CELLS + BLOCKS;

/** Packs outcomes that have `metrics` metrics each. */
export function packOutcomes(outcomes: readonly Outcome[], metrics: number): PackedOutcomes {
  const width = widthOf(metrics);
  const figures = new Float64Array(outcomes.length * width);
  const errors: [number, string][] = [];
  outcomes.forEach((outcome, k) => {
    let at = k * width;
    figures[at++] = STATUSES.indexOf(outcome.status);
    for (const part of [outcome.metrics, outcome.moments, outcome.cells, outcome.squares]) {
      figures.set(part, at);
      at += part.length;
    }
    if (outcome.error !== '') errors.push([k, outcome.error]);
  });
  return { figures, errors };
}

/** The outcomes again, in their order; their columns are views of what they came in. */
export function unpackOutcomes({ figures, errors }: PackedOutcomes, metrics: number): Outcome[] {
  const width = widthOf(metrics);
  const said = new Map(errors);
  return Array.from({ length: figures.length / width }, (_, k) => {
    let at = k * width + 1;
    const next = (length: number) => figures.subarray(at, (at += length));
    return {
      status: STATUSES[figures[k * width]],
      error: said.get(k) ?? '',
      metrics: next(metrics),
      moments: next(MOMENTS),
      cells: next(CELLS),
      squares: next(BLOCKS),
    };
  });
}
