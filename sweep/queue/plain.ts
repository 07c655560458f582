// Plain values as JSON values and back: NaN, the infinities and -0 survive, which JSON has no words for.

const MARK = '~';

const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

/** A value of numbers, text, truth values, null, lists and records, as JSON can write it. Members that are undefined are left out. */
export function toJson(value: unknown): unknown {
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return { [MARK]: '-0' };
    return Number.isFinite(value) ? value : { [MARK]: String(value) };
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot travel on a queue`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const record = Object.fromEntries(members.map(([name, member]) => [name, toJson(member)]));
  return Object.hasOwn(record, MARK) ? { [MARK]: 'record', record } : record;
}

/** What `toJson` was given; a TypeError where it cannot have made this. */
export function fromJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json !== 'object' || json === null) return json;
  if (!Object.hasOwn(json, MARK)) return membersOf(json);
  const { [MARK]: mark, record } = json as Readonly<Record<string, unknown>>;
  if (typeof mark === 'string' && Object.hasOwn(SPECIAL, mark)) return SPECIAL[mark];
  if (mark === 'record' && typeof record === 'object' && record !== null) return membersOf(record);
  throw new TypeError('a value that came over the queue is of a kind that is not known here');
}

const membersOf = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, member]) => [name, fromJson(member)]));
