// What a strategy leaves running, such as a timer or a promise, and what becomes of it when it fails.

/** Does work in which strategies run. What they left running and fails later belongs to no point: it is told, once, and the work goes on, as
 *  it does on threads. */
export async function despiteLateFailures<T>(work: () => Promise<T>): Promise<T> {
  const former = process.listeners('uncaughtException');
  let isTold = false;
  const tell = (error: unknown) => {
    if (isTold) return;
    isTold = true;
    const what = (error instanceof Error ? error.message : String(error)).replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
    process.stderr.write(
      `Something that the strategy left running failed outside of any run: ${what}; leave no timers or promises behind a decision.\n`,
    );
  };
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
  try {
    return await work();
  } finally {
    process.off('unhandledRejection', tell);
    process.off('uncaughtException', tell);
    for (const listener of former) process.on('uncaughtException', listener);
  }
}
