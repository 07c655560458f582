// The model that a setting means, watched for answers that are no cost.

import { RunError, UserError } from '../errors.js';
import type { FillModel, FillMoment } from './fill-model.js';

/** A fraction of the price. Its words are made when they are asked for: most runs of a sweep never are. */
class OfFraction implements FillModel {
  readonly name = 'fixed';
  readonly #fraction: number;

  constructor(fraction: number) {
    this.#fraction = fraction;
  }

  get about(): string {
    return `Every unit trades ${this.params.bps} basis points worse than the market's price.`;
  }

  get params(): { readonly bps: number } {
    return { bps: shortest(this.#fraction * 10_000) };
  }

  cost({ price }: FillMoment): number {
    return price * this.#fraction;
  }
}

/** A fraction in basis points is shown without what the multiplication added to it (0.0007 is 7, not 7.000000000000001). */
const shortest = (bps: number): number => Number(bps.toPrecision(12));

const say = ({ side, quantity, price, at }: FillMoment): string =>
  `${side > 0 ? 'buying' : 'selling'} ${quantity} at ${price} (${at})`;

function watched(model: FillModel): FillModel {
  const name = model.name ? `"${model.name}"` : `that says "${model.about}"`;
  return {
    ...model,
    about: model.about,
    cost(moment) {
      const cost: unknown = model.cost(moment);
      if (typeof cost === 'number' && cost >= 0 && cost < Number.POSITIVE_INFINITY) return cost;
      throw new RunError(
        `The fill model ${name} says that ${say(moment)} costs ${String(cost)} a unit; return a finite number, 0 or more.`,
      );
    },
  };
}

/** The model that a setting means: of a fraction, the one whose cost is exactly price × fraction. A model that answers with anything but a
 *  finite number of at least 0 makes the run fail with a `RunError` that names it. */
export function fillModelOf(value: number | FillModel): FillModel {
  if (typeof value === 'number') return new OfFraction(value);
  if (typeof Object(value).cost === 'function') return watched(value);
  throw new UserError('Slippage is neither a fraction nor a model; give a number, or what makeFillModel returns.');
}
