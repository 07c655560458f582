// Local times of a market as moments.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What was found out of a zone's clock is true for good, and making a clock takes a third of a millisecond, which was spent for each publication that a
 *  series names. */
const clocks = new Map<string, () => (moment: number) => number>();

/** Minutes by which a zone's clock was ahead of UTC, as functions of a moment in ms UTC. Each remembers the hour that it was asked for last: moments
 *  mostly come in order. */
function offsetsOf(zone: string): () => (moment: number) => number {
  const known = clocks.get(zone) ?? clockOf(zone);
  clocks.set(zone, known);
  return known;
}

function clockOf(zone: string): () => (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  const asked = (hour: number): number => {
    let offset = known.get(hour);
    if (offset === undefined) {
      const part = Object.fromEntries(format.formatToParts(hour).map(({ type, value }) => [type, Number(value)]));
      offset = (Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - hour) / 60_000;
      known.set(hour, offset);
    }
    return offset;
  };
  const offsetIn = (hour: number): number => {
    // No clock changes twice within a day: where it stands alike at both ends, it stood so all day.
    const day = Math.floor(hour / DAY) * DAY;
    const before = asked(day);
    return before === asked(day + DAY) ? before : asked(hour);
  };
  return () => {
    let [last, offset] = [NaN, NaN];
    return (moment) => {
      // Clocks change on the quarter hour at the finest, and on the hour in every market that we know.
      const hour = Math.floor(moment / HOUR) * HOUR;
      if (hour !== last) [last, offset] = [hour, offsetIn(hour)];
      return offset;
    };
  };
}

/** A function from the reading of a zone's clock (as if it were UTC, in ms) to the moment, ms UTC. A reading that the clock shows
 *  twice is the later moment, one that it skips is read with the offset from before. */
export function toUtc(zone: string): (reading: number) => number {
  if (zone === 'UTC') return (reading) => reading;
  const offsets = offsetsOf(zone);
  const [guess, offset] = [offsets(), offsets()];
  return (reading) => reading - offset(reading - guess(reading) * 60_000) * 60_000;
}

/** A function from a moment, ms UTC, to the reading of a zone's clock as if it were UTC, in ms. */
export function fromUtc(zone: string): (moment: number) => number {
  if (zone === 'UTC') return (moment) => moment;
  const offset = offsetsOf(zone)();
  return (moment) => moment + offset(moment) * 60_000;
}
