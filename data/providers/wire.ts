// What reaches the world outside, handed in so that tests may stand in its place.

/** The network and the clock. */
export interface Wire {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Comes back after so many ms. */
  sleep(ms: number): Promise<void>;
  /** ms UTC. */
  now(): number;
}
