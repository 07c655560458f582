// The model that a setting means, watched for answers that are no cost.

import { RunError, UserError } from '../errors.js';
import type { FillModel, FillMoment } from './fill-model.js';

const ofFraction = (fraction: number): FillModel => ({
  name: 'fixed',
  // Words for reports, made when they are asked for: most runs of a sweep never are.
  get about() {
    return `Every unit trades ${shortest(fraction * 10_000)} basis points worse than the market's price.`;
  },
  get params() {
    return { bps: shortest(fraction * 10_000) };
  },
  cost: ({ price }) => price * fraction,
});

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
  if (typeof value === 'number') return ofFraction(value);
  if (typeof Object(value).cost === 'function') return watched(value);
  throw new UserError('Slippage is neither a fraction nor a model; give a number, or what makeFillModel returns.');
}
