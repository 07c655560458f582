// What the patches of an audit know: the pretended world, and whom to tell of a touch.

/** What is pretended to code that looks outside. */
export interface World {
  /** The time at the start of each run, ms UTC, and by how much each look at a clock moves it on, ms. */
  readonly time: number;
  readonly pace: number;
  /** Names the stream of unseeded chance. */
  readonly stream: string;
  /** Whether the environment's variables are there, or none is, or each that is asked for is "1". */
  readonly environment: 'there' | 'empty' | 'full';
  /** Time zone of the machine; undefined: as it is. */
  readonly zone?: string;
}

/** What is touched: `outside` are files, processes, threads and the network. */
export type TouchKind = 'clock' | 'chance' | 'environment' | 'outside' | 'timer';

/** Something outside that was touched. */
export interface Touch {
  readonly kind: TouchKind;
  /** Such as `readFileSync("prices.csv")`. */
  readonly what: string;
  /** Made where it was touched: its stack says where. */
  readonly error: Error;
}

/** What the patches ask. */
export interface Onlooker {
  /** Whether it is the strategy that touches this now, so that it gets what is pretended; it is written down. */
  touches(kind: TouchKind, what: string): boolean;
  /** Takes what was made there, such as a timer or a thread: it is not to keep the process when the audit is over. */
  leaves(made: unknown): void;
  readonly world: World;
  /** The pretended time, ms UTC. */
  now(): number;
  /** A draw from [0, 1) of the pretended chance. */
  draw(): number;
}

/** Puts something back as it was. */
export type Undo = () => void;
