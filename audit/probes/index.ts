// The table of probes, in the order in which they are run.

import { cut } from './cut.js';
import { foreknowledge } from './foreknowledge.js';
import { future } from './future.js';
import { instruments } from './instruments.js';
import { outside, timers } from './outside.js';
import type { Probe } from './probe.js';
import { run } from './run.js';
import { state } from './state.js';
import { chance, clock, environment, zone } from './worlds.js';

/** Probes by name. What was touched outside is known when all others have run. */
export const PROBES: Readonly<Record<string, Probe>> = {
  run,
  cut,
  future,
  state,
  clock,
  chance,
  environment,
  zone,
  foreknowledge,
  instruments,
  outside,
  timers,
};

/** The probe that is run when nothing of the audit is in the way any more. */
export const TAMPERING = 'tampering';
