// Names of what lies in Redis, and how long it lies there.

/** Format of all that is written. Another one has other keys, so that an older Tidemark does not see a newer one's. */
export const FORMAT = 1;

/** What every key begins with, without the colon that follows. */
export const PREFIX = `tidemark:${FORMAT}`;

const key = (...parts: readonly string[]): string => [PREFIX, ...parts].join(':');

/** Names of the sweeps under way: a set, whose members may be gone. */
export const SWEEPS = key('sweeps');
/** What a sweep needs of who serves it. */
export const sweepKey = (name: string): string => key('sweep', name);

/** Numbers of the workers: a set, whose members may be gone. */
export const WORKERS = key('workers');
/** What a worker has. */
export const workerKey = (worker: string): string => key('worker', worker);
/** Counts the workers that ever were. */
export const WORKER_COUNT = key('worker-count');

/** The columns and words of a scene: a hash of chunks by number, and `bytes`, how many they are together, which is written last. */
export const sceneKey = (hash: string): string => key('scene', hash);

/** What came of a shard, packed. */
export const resultKey = (shard: string): string => key('result', shard);

/** Names of the shards of a sweep that have a result: a set. */
export const resultsKey = (sweep: string): string => key('results', sweep);

/** What a coordinator's connection is called, so that the server knows who is there. */
export const coordinatorName = (sweep: string): string => key('coordinator', sweep);

/** When each queue was last used, in seconds of the server's clock: a sorted set. */
export const QUEUES = key('queues');

/** Seconds after which something is gone that nobody renews. */
export const LIFE = {
  /** A coordinator may be busy with its results for a while. */
  sweep: 15,
  worker: 5,
  /** Renewed while a sweep has it open. */
  scene: 3_600,
  /** What a killed coordinator finds again when it resumes. */
  result: 7 * 86_400,
  queue: 7 * 86_400,
} as const;

/** sha256, hexadecimal: the only form that a name of ours takes. */
export const isHash = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** Why a shard failed that its worker found no scene for. */
export const NO_SCENE = 'its scene is not in the queue';

/** How many workers may be lost with a shard before it is given up: the tenth does not die by chance. */
export const MOST_LOST = 10;
