// The space that dimensions span, its points made one by one as they are asked for.

import { UserError } from '../../engine/index.js';
import type { Value } from '../work.js';
import type { Dimension, Point, Space } from './space.js';

/** Whether values go together: true, or the sentence that says why not. */
export type Valid = (values: Readonly<Record<string, Value>>) => true | string;

/** The space of some dimensions; without any it has one point. */
export function spaceOf(dimensions: readonly Dimension[], valid: Valid = () => true): Space {
  const values = (point: Point) => {
    const found: Record<string, Value> = {};
    for (let k = 0; k < dimensions.length; k++) found[dimensions[k].name] = dimensions[k].at(point[k]);
    return found;
  };
  const isValid = (point: Point) => valid(values(point)) === true;
  return {
    dimensions,
    size: dimensions.reduce((size, dimension) => size * dimension.size, 1),
    values,
    isValid,
    *points() {
      for (const point of odometer(dimensions.map(({ size }) => size))) if (isValid(point)) yield point;
    },
  };
}

/** All points in order, the last dimension fastest. */
function* odometer(sizes: readonly number[]): Generator<Point> {
  const point = sizes.map(() => 0);
  for (;;) {
    yield [...point];
    let k = sizes.length - 1;
    while (k >= 0 && ++point[k] === sizes[k]) point[k--] = 0;
    if (k < 0) return;
  }
}

/** The error of a search that found no point; it says of the space's first one why not. */
export function emptySpace(space: Space, valid: Valid): UserError {
  const why = valid(space.values(space.dimensions.map(() => 0)));
  const reason = why === true ? 'the strategy takes none of them' : why.trim().replace(/\.$/, '');
  return new UserError(`No point of the space goes together: ${reason}; give other ranges.`);
}
