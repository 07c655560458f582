// The bounds that a strategy sets its numbers.

import type { NumberParam } from '../../engine/index.js';
import type { Complain } from './say.js';

/** Fails where one of the values is not what the param takes. */
export function checkBounds(values: readonly number[], { kind, min, max }: NumberParam, complain: Complain): void {
  const noun = kind === 'int' ? 'whole numbers' : 'numbers';
  if (kind === 'int' && !values.every(Number.isSafeInteger)) throw complain(`give ${noun}`);
  if (values.every((value) => value >= min && value <= max)) return;
  if (max === Number.POSITIVE_INFINITY) throw complain(`give ${noun} of at least ${min}`);
  if (min === Number.NEGATIVE_INFINITY) throw complain(`give ${noun} of at most ${max}`);
  throw complain(`give ${noun} from ${min} to ${max}`);
}
