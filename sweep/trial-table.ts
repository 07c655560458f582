// The trials of a search as columns, in pieces that grow without being copied.

import type { MetricName } from '../reports/metrics/index.js';
import type { TrialDimension, Trials, TrialStatus } from '../reports/sweep/trials.js';
import { BLOCKS, CELLS, type Outcome } from './work.js';

/** Trials of one piece. */
const PIECE = 1024;
/** Numbers of a trial beside its metrics: moments, cells, squares. */
const MOMENTS = 5;
const BESIDE = MOMENTS + CELLS + BLOCKS;

const STATUSES: readonly TrialStatus[] = ['done', 'failed', 'stopped'];

interface Piece {
  readonly levels: Int32Array;
  readonly statuses: Uint8Array;
  readonly numbers: Float64Array;
}

/** Trials that are being made: each is added with its point, and gets its outcome later, in any order. One without an outcome counts as
 *  stopped. */
export class TrialTable implements Trials {
  readonly dimensions: readonly TrialDimension[];
  readonly metrics: readonly MetricName[];
  length = 0;
  readonly #pieces: Piece[] = [];
  readonly #errors = new Map<number, string>();
  readonly #width: number;
  readonly #place: ReadonlyMap<string, number>;

  constructor(dimensions: readonly TrialDimension[], metrics: readonly MetricName[]) {
    this.dimensions = dimensions;
    this.metrics = metrics;
    this.#width = metrics.length + BESIDE;
    this.#place = new Map(metrics.map((name, place) => [name, place]));
  }

  /** Adds a trial and yields its number. */
  add(levels: readonly number[]): number {
    const row = this.length % PIECE;
    if (row === 0) this.#pieces.push(this.#newPiece());
    const { levels: column, statuses, numbers } = this.#pieces[this.#pieces.length - 1];
    column.set(levels, row * this.dimensions.length);
    statuses[row] = STATUSES.indexOf('stopped');
    numbers.fill(Number.NaN, row * this.#width, row * this.#width + this.metrics.length);
    return this.length++;
  }

  /** Gives a trial its outcome. */
  set(trial: number, { status, error, metrics, moments, cells, squares }: Outcome): void {
    const { statuses, numbers } = this.#piece(trial);
    const row = trial % PIECE;
    statuses[row] = STATUSES.indexOf(status);
    if (error === '') this.#errors.delete(trial);
    else this.#errors.set(trial, error);
    let at = row * this.#width;
    for (const part of [metrics, moments, cells, squares]) {
      numbers.set(part, at);
      at += part.length;
    }
  }

  level(trial: number, dimension: number): number {
    return this.#piece(trial).levels[(trial % PIECE) * this.dimensions.length + dimension];
  }

  status(trial: number): TrialStatus {
    return STATUSES[this.#piece(trial).statuses[trial % PIECE]];
  }

  error(trial: number): string {
    return this.#errors.get(trial) ?? '';
  }

  figure(trial: number, metric: MetricName): number {
    const place = this.#place.get(metric);
    return place === undefined ? Number.NaN : this.#piece(trial).numbers[(trial % PIECE) * this.#width + place];
  }

  moments(trial: number): Float64Array {
    return this.#part(trial, this.metrics.length, MOMENTS);
  }

  cells(trial: number): Float64Array {
    return this.#part(trial, this.metrics.length + MOMENTS, CELLS);
  }

  squares(trial: number): Float64Array {
    return this.#part(trial, this.metrics.length + MOMENTS + CELLS, BLOCKS);
  }

  #part(trial: number, from: number, length: number): Float64Array {
    const start = (trial % PIECE) * this.#width + from;
    return this.#piece(trial).numbers.subarray(start, start + length);
  }

  #piece(trial: number): Piece {
    if (!(trial >= 0 && trial < this.length)) throw new RangeError(`there is no trial ${trial}`);
    return this.#pieces[Math.floor(trial / PIECE)];
  }

  #newPiece(): Piece {
    return {
      levels: new Int32Array(PIECE * this.dimensions.length),
      statuses: new Uint8Array(PIECE),
      numbers: new Float64Array(PIECE * this.#width),
    };
  }
}
