// What a run allocates, as the runtime counts it: the bytes of the heap and of the columns beside it, before and after.

import { median } from './measure.js';

/** Flags of a process in which bytes are counted: garbage has so much room that no collection comes in between. To force one between the runs
 *  instead makes them differ by megabytes, since the compiler starts anew with each. */
export const ROOMY = ['--min-semi-space-size=256', '--max-semi-space-size=256'];

/** Whether this process has the room. */
export const isRoomy = (): boolean => ROOMY.every((flag) => process.execArgv.includes(flag));

/** How often the work is done, and how many of the last times count: the first allocate more, before the compiler has seen what the code does. */
const TIMES = 60;
const COUNTED = 15;

const used = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Bytes that one run of the work takes, garbage included. What it returns is held until it is counted. */
export function bytesOf(work: () => object): number {
  const taken: number[] = [];
  for (let k = 0; k < TIMES; k++) {
    const before = used();
    const kept = work();
    taken.push(used() - before);
    if (kept === null) throw new Error('the run was thrown away before it was measured');
  }
  return median(taken.slice(-COUNTED));
}
