// Shows on a terminal how far a sweep is: points a second, time left, best so far; elsewhere it is silent.

/** How far a sweep may be shown. */
export interface SweepProgress {
  /** Says how many points are done, the best value of what is ranked by so far (undefined: none yet), and how many failed. */
  tick(done: number, best: number | undefined, failed: number): void;
  /** Clears what was shown. */
  end(): void;
}

const SILENT: SweepProgress = { tick: () => {}, end: () => {} };

/** More often nobody can read, in ms. */
const PAUSE = 100;
/** The rate is that of the last moments, since later points may take longer: how fast a moment fades, for each second. What was done in the
 *  first moments weighs by their length, as anything else, so that threads that only begin do not tell of hours. */
const FADE = 0.3;
/** Columns of the bar. */
const BAR = 20;

/** Three digits, with thousands as k. */
function short(value: number): string {
  if (value >= 9995) return `${(value / 1000).toPrecision(3)}k`;
  return value >= 99.5 ? value.toFixed(0) : value.toPrecision(value >= 9.95 ? 3 : 2);
}

/** Seconds as `m:ss` or `h:mm:ss`. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Progress of a sweep on standard error, at most ten times a second; silent where that is not a terminal. `total` is the number of
 *  points, undefined where the sampler alone knows; `label` names what is ranked by. */
export async function sweepProgress(total: number | undefined, label: string): Promise<SweepProgress> {
  const { stderr } = process;
  if (!stderr.isTTY) return SILENT;
  const { default: lines } = await import('cli-progress');
  const known = total !== undefined && Number.isFinite(total);
  const bar = new lines.SingleBar({
    stream: stderr,
    format: known ? '{bar} {value}/{total} {facts}' : '{value} points {facts}',
    barsize: BAR,
    clearOnComplete: true,
    // Nothing of the terminal is changed and no signal is caught, so that a sweep can be killed while this is shown.
    hideCursor: null,
    linewrap: true,
    gracefulExit: false,
  });
  let shown = false;
  let rate = NaN;
  let [weights, weighed] = [0, 0];
  let [lastTime, lastDone] = [Date.now(), 0];

  const facts = (done: number, best: number | undefined, failed: number): string =>
    [
      Number.isFinite(rate) && `${short(rate)}/s`,
      known && rate > 0 && `${clock((total - done) / rate)} left`,
      best !== undefined && `${label} ${best.toFixed(3)}`,
      failed > 0 && `${failed} failed`,
    ]
      .filter((part) => part !== false)
      .join(', ');

  return {
    tick(done, best, failed) {
      const now = Date.now();
      const seconds = (now - lastTime) / 1000;
      if (seconds * 1000 < PAUSE) return;
      const weight = 1 - Math.exp(-FADE * seconds);
      weights += weight * (1 - weights);
      weighed += weight * ((done - lastDone) / seconds - weighed);
      rate = weighed / weights;
      [lastTime, lastDone] = [now, done];
      const taken = String(done).length + (known ? BAR + String(total).length + 3 : 8);
      const payload = { facts: facts(done, best, failed).slice(0, Math.max(0, (stderr.columns || 80) - taken - 1)) };
      if (!shown) bar.start(known ? total : 0, done, payload);
      else bar.update(done, payload);
      shown = true;
    },
    end() {
      bar.stop();
      if (shown) stderr.write('\r\u001B[K');
    },
  };
}
