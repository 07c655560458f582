// What a run allocates, counted a second way: objects by the sampling profiler of the heap, columns where they are made.

import { Session } from 'node:inspector';
import type { HeapProfiler } from 'node:inspector';

/** Bytes between two samples, on average: so few that nearly every object is one. */
const INTERVAL = 32;

/** Warm-up, so that the compiler has seen what the code does. */
const TIMES = 40;

/** Bytes of one run of the work, those of objects that were collected on the way included. */
export function bytesAgain(work: () => object): number {
  for (let k = 0; k < TIMES; k++) work();
  return bytesOfObjects(work) + bytesOfColumns(work);
}

function bytesOfObjects(work: () => object): number {
  const session = new Session();
  session.connect();
  let bytes = 0;
  session.post('HeapProfiler.startSampling', {
    samplingInterval: INTERVAL,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  } as HeapProfiler.StartSamplingParameterType);
  work();
  session.post('HeapProfiler.stopSampling', (error, { profile }) => {
    if (error) throw error;
    bytes = sizeOf(profile.head);
  });
  session.disconnect();
  return bytes;
}

const sizeOf = ({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number =>
  children.reduce((sum, child) => sum + sizeOf(child), selfSize);

const KINDS = ['Float64Array', 'Int32Array', 'Int8Array', 'Uint8Array'] as const;

/** Bytes of the columns that are made during the work; views of others have none. */
function bytesOfColumns(work: () => object): number {
  let bytes = 0;
  const world = globalThis as unknown as Record<string, new (...args: unknown[]) => Float64Array>;
  const kinds = KINDS.map((name) => ({ name, kind: world[name] }));
  for (const { name, kind } of kinds) {
    world[name] = new Proxy(kind, {
      construct(target, args) {
        const made = Reflect.construct(target, args) as Float64Array;
        if (!(args[0] instanceof ArrayBuffer)) bytes += made.byteLength;
        return made;
      },
    });
    // Columns grow by the constructor of the one that is too small.
    kind.prototype.constructor = world[name];
  }
  try {
    work();
  } finally {
    for (const { name, kind } of kinds) {
      world[name] = kind;
      kind.prototype.constructor = kind;
    }
  }
  return bytes;
}
