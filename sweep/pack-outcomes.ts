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

/** Takes outcomes that have `metrics` metrics each, up to `count` of them. Each is copied as it comes: hundreds that wait for each other
 *  cost the collector more than they took to compute. */
export class OutcomePack {
  readonly #figures: Float64Array;
  readonly #errors: [number, string][] = [];
  readonly #width: number;
  #count = 0;

  constructor(count: number, metrics: number) {
    this.#width = widthOf(metrics);
    this.#figures = new Float64Array(count * this.#width);
  }

  add({ status, error, metrics, moments, cells, squares }: Outcome): void {
    let at = this.#count * this.#width;
    this.#figures[at++] = STATUSES.indexOf(status);
    for (const part of [metrics, moments, cells, squares]) {
      this.#figures.set(part, at);
      at += part.length;
    }
    if (error !== '') this.#errors.push([this.#count, error]);
    this.#count++;
  }

  get packed(): PackedOutcomes {
    return { figures: this.#figures, errors: this.#errors };
  }
}

/** The outcomes again, in their order; their columns are views of what they came in. */
export function* unpackOutcomes({ figures, errors }: PackedOutcomes, metrics: number): Iterable<Outcome> {
  const width = widthOf(metrics);
  const said = new Map(errors);
  for (let k = 0; k * width < figures.length; k++) {
    let at = k * width + 1;
    const next = (length: number) => figures.subarray(at, (at += length));
    yield {
      status: STATUSES[figures[k * width]],
      error: said.get(k) ?? '',
      metrics: next(metrics),
      moments: next(MOMENTS),
      cells: next(CELLS),
      squares: next(BLOCKS),
    };
  }
}
