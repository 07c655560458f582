// Whatever happens on the way, a fetch ends with the right data or with one clear sentence, keeps its distance, and can be killed at any moment.

import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROVIDERS } from '../../../data/providers/index.js';
import { eastmoney, daysFrom, tencent, type Reply, type Vendor } from './vendor.js';
import { type Fault, fetched, filesOf, folder, Killed, NOON, wireTo } from './wires.js';

const HISTORY = { name: 'Invented', days: daysFrom('2016-01-04', '2024-06-13'), dividends: { '2020-06-01': 0.2 } };
/** Five pages of two years each for every symbol of Tencent, two pages and a list for a share of East Money. */
const VENDORS = {
  tencent: tencent({ sh510300: HISTORY, hk00700: HISTORY }),
  eastmoney: eastmoney({ '1.600000': HISTORY, '0.000001': HISTORY }),
} satisfies Record<string, Vendor>;
const ERRANDS = [
  { source: 'tencent', symbols: ['510300', '00700'], from: Date.UTC(2016, 0, 1), pages: 10 },
  { source: 'eastmoney', symbols: ['600000', '000001'], from: Date.UTC(2016, 0, 1), pages: 6 },
] as const;
type Errand = (typeof ERRANDS)[number];

const text = ({ body }: Reply): string => (typeof body === 'string' ? body : Buffer.from(body).toString());

/** What may happen to an answer: some of it passes, some does not, and some is no harm. */
const ANY_FAULT: fc.Arbitrary<Fault | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(429, 500, 502, 503, 403, 404)
      .map((status): Fault => () => ({ status, headers: {}, body: 'no' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 30 })
      .map((wait): Fault => () => ({ status: 429, headers: { 'retry-after': String(wait) }, body: '' })),
  },
  { weight: 1, arbitrary: fc.constant((() => undefined) as Fault) },
  {
    weight: 2,
    arbitrary: fc.double({ min: 0, max: 0.999, noNaN: true }).map((share): Fault => (reply) => {
      const whole = text(reply);
      return {
        ...reply,
        headers: { 'content-length': String(Buffer.byteLength(whole)) },
        body: whole.slice(0, whole.length * share),
      };
    }),
  },
  {
    weight: 2,
    // Cut by somebody in between, who tells the length of what is left.
    arbitrary: fc
      .double({ min: 0, max: 0.999, noNaN: true })
      .map((share): Fault => (reply) => ({ ...reply, body: text(reply).slice(0, text(reply).length * share) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('<html>', '', '[]', '{}', '{"data":[]}', 'null')
      .map((body): Fault => (reply) => ({ ...reply, body })),
  },
);

/** What a fetch that nothing disturbs leaves. */
const undisturbed = new Map<string, Record<string, string>>();
async function whole(errand: Errand): Promise<Record<string, string>> {
  const known = undisturbed.get(errand.source);
  if (known) return known;
  const here = folder();
  try {
    const got = await fetched(here.path, wireTo(VENDORS[errand.source]), errand);
    expect(got.asked).toBe(errand.pages);
    undisturbed.set(errand.source, filesOf(join(here.path, 'market')));
    return undisturbed.get(errand.source)!;
  } finally {
    here.remove();
  }
}

test('faults in any order end in the right data or in one clear sentence, never in wrong or half data; requests keep their distance', async () => {
  const ends = { right: 0, told: 0 };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ERRANDS), fc.array(ANY_FAULT, { maxLength: 16 }), async (errand, faults) => {
      const right = await whole(errand);
      const here = folder();
      try {
        const wire = wireTo(VENDORS[errand.source], (n) => faults[n]);
        const error = await fetched(here.path, wire, errand).then(
          () => undefined,
          (thrown: Error) => thrown,
        );
        const gap = 60_000 / PROVIDERS[errand.source].terms.rate;
        for (let n = 1; n < wire.asked.length; n++)
          expect(wire.asked[n].at - wire.asked[n - 1].at).toBeGreaterThanOrEqual(gap);
        if (error === undefined) {
          ends.right++;
          expect(filesOf(join(here.path, 'market'))).toEqual(right);
        } else {
          ends.told++;
          expect(error.name).toBe('RunError');
          expect(error.message).toMatch(/^\w+: [^\n]+[;,] [^\n]+\.( \d+ pages? (is|are) kept\.)?$/);
          expect(existsSync(join(here.path, 'market'))).toBe(false);
        }
      } finally {
        here.remove();
      }
    }),
    { numRuns: 40, seed: 7 },
  );
  console.log(`faults at random: ${ends.right} fetches ended with the right data, ${ends.told} with one sentence`);
  expect(Math.min(ends.right, ends.told)).toBeGreaterThanOrEqual(5);
});

test('a fetch that is killed at any requests, and gone on with each time, leaves the same bytes and asks for no page twice', async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ERRANDS),
      fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
      async (errand, kills) => {
        const right = await whole(errand);
        const here = folder();
        try {
          const asked: { readonly path: string; readonly at: number }[] = [];
          let time = NOON;
          for (const [n, kill] of [...kills, Infinity].entries()) {
            const wire = wireTo(VENDORS[errand.source], undefined, kill, time);
            const resume = n > 0;
            const outcome = await fetched(here.path, wire, { ...errand, resume }).catch((error: Error) => error);
            asked.push(...wire.asked);
            // Days go by: what was set out to do counts, not the day on which it is gone on with.
            time = wire.time + 40_000_000;
            if (outcome instanceof Error) {
              expect(outcome).toBeInstanceOf(Killed);
              hits += Number(wire.asked.length < errand.pages);
              expect(existsSync(join(here.path, 'market'))).toBe(false);
            } else break;
          }
          expect(filesOf(join(here.path, 'market'))).toEqual(right);
          expect(new Set(asked.map(({ path }) => path)).size).toBe(asked.length);
          expect(asked).toHaveLength(errand.pages);
        } finally {
          here.remove();
        }
      },
    ),
    { numRuns: 30, seed: 7 },
  );
  console.log(`kills between requests: ${hits} hit work in progress`);
  expect(hits).toBeGreaterThanOrEqual(15);
});

test('a fetch that is gone on with keeps its distance from the last request before it was killed', async () => {
  const here = folder();
  const [errand] = ERRANDS;
  const first = wireTo(VENDORS.tencent, undefined, 3);
  await expect(fetched(here.path, first, errand)).rejects.toThrow(Killed);
  const second = wireTo(VENDORS.tencent, undefined, undefined, first.asked[2].at + 151);
  await fetched(here.path, second, { ...errand, resume: true });
  expect(second.asked[0].at - first.asked[2].at).toBeGreaterThanOrEqual(60_000 / PROVIDERS.tencent.terms.rate);
  here.remove();
});

test('only the fetch that was interrupted can be gone on with', async () => {
  const here = folder();
  const [errand] = ERRANDS;
  await expect(fetched(here.path, wireTo(VENDORS.tencent), { ...errand, resume: true })).rejects.toThrow(
    /was interrupted; leave --resume out/,
  );
  await expect(fetched(here.path, wireTo(VENDORS.tencent, undefined, 3), errand)).rejects.toThrow(Killed);
  const other = { ...errand, resume: true, symbols: ['510300'] };
  await expect(fetched(here.path, wireTo(VENDORS.tencent), other)).rejects.toThrow(
    /asked for something else \(00700 510300\)/,
  );
  const source = { ...errand, resume: true, source: 'eastmoney' };
  await expect(fetched(here.path, wireTo(VENDORS.eastmoney), source)).rejects.toThrow(
    /had another source or another host \(tencent\)/,
  );
  expect(await fetched(here.path, wireTo(VENDORS.tencent), { ...errand, resume: true, symbols: [] })).toMatchObject({
    asked: 7,
    kept: 3,
  });
  here.remove();
});
