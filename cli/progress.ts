// Shows on a terminal how far the work is; elsewhere it is silent.

import type { Feed, Strategy } from '../engine/index.js';

/** How far work may be shown. */
export interface Progress {
  /** Names what is being done now, until the next stage or the end. */
  stage(name: string): void;
  /** The strategy, drawing a bar while it is run from row `first` on. It decides exactly what it would without. */
  watched(strategy: Strategy, feed: Feed, first: number): Strategy;
  /** Clears what was shown. */
  end(): void;
}

const SILENT: Progress = { stage: () => {}, watched: (strategy) => strategy, end: () => {} };

/** Work that takes less shows no bar, in ms. */
const PATIENCE = 1000;
/** A look at the clock costs more than a decision, so that not every bar takes one. */
const STRIDE = 1024;

/** Progress on standard error; silent where that is not a terminal. */
export async function progressBar(): Promise<Progress> {
  const { stderr } = process;
  if (!stderr.isTTY) return SILENT;
  const { default: lines } = await import('cli-progress');
  const bar = new lines.SingleBar({
    stream: stderr,
    format: 'Running {bar} {percentage} %',
    clearOnComplete: true,
    hideCursor: null,
    // Ctrl-C is to end the program, and not the bar alone.
    gracefulExit: false,
    linewrap: true,
  });
  const clear = () => void stderr.write('\r\u001B[K');
  return {
    stage: (name) => void stderr.write(`\r\u001B[K${name} …`),
    watched(strategy, feed, first) {
      const started = Date.now();
      let shown = false;
      let calls = 0;
      const tick = (row: number) => {
        if (++calls % STRIDE !== 0 || Date.now() - started < PATIENCE) return;
        if (!shown) {
          clear();
          bar.start(feed.time.length - first, 0);
        }
        shown = true;
        bar.update(row - first);
      };
      return {
        ...strategy,
        prepare(params, universe) {
          const prepared = strategy.prepare(params, universe);
          const plan = typeof prepared === 'function' ? { decide: prepared } : prepared;
          const { decide } = plan;
          return {
            ...plan,
            decide(ctx) {
              decide(ctx);
              tick(ctx.bar);
            },
          };
        },
      };
    },
    end() {
      bar.stop();
      clear();
    },
  };
}
