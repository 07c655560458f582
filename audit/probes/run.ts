// Whether the strategy runs at all: what the engine forbids it says there.

import type { Probe } from './probe.js';

/** A look-ahead that the engine stops, such as `ago(-1)`, or any other failure of the whole run. */
export const run: Probe = {
  about: 'fails where the engine forbids what it does',
  async find({ whole: { failure }, subject }) {
    if (failure === null) return [];
    const { cause } = failure.error;
    const place = subject.placeOf(cause instanceof Error ? cause : failure.error);
    return [{ gravity: 'finding', what: failure.error.message, ...(place !== undefined && { place }) }];
  },
};
