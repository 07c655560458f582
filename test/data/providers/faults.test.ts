// Every fault of a vendor is told in one sentence with the remedy, is asked again where that may help and nowhere else, and leaves nothing behind.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { PROVIDERS } from '../../../data/providers/index.js';
import { type Parsed, provider } from '../../../data/providers/provider.js';
import { ATTEMPTS } from '../../../data/providers/persist.js';
import { eastmoney, daysFrom, frankfurter, stooq, type Reply, tencent, yahoo } from './vendor.js';
import { type Fault, fetched, folder, NOON, wireTo } from './wires.js';

let here: ReturnType<typeof folder>;
afterEach(() => here.remove());

const HISTORY = { name: 'Invented', days: daysFrom('2024-01-02', '2024-06-13') };
const VENDOR = eastmoney({ '1.510300': HISTORY });
const ONE = { source: 'eastmoney', symbols: ['510300'], from: Date.UTC(2024, 0, 1) } as const;

const text = ({ body }: Reply): string => (typeof body === 'string' ? body : Buffer.from(body).toString());
const edited =
  (change: (body: string) => string | Uint8Array): Fault =>
  (reply) => ({ ...reply, body: change(text(reply)) });
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Fault =>
  () => ({ status: code, headers, body: 'x' });

/** What goes wrong, whether it may pass, and what is said. */
const FAULTS: readonly (readonly [what: string, fault: Fault, passes: boolean, sentence: RegExp])[] = [
  ['429', status(429), true, /asked too often \(429\); go on later with --resume and a smaller --rate\./],
  ['429 with a wait', status(429, { 'retry-after': '7' }), true, /asks to wait 7 seconds/],
  ['500', status(500), true, /eastmoney fails by itself \(500\); try again later with --resume\./],
  ['503', status(503), true, /\(503\)/],
  ['403', status(403), false, /refuses to answer \(403\); look at its terms/],
  ['404', status(404), false, /no such address or takes no such question \(404\)/],
  ['no connection', () => undefined, true, /cannot be reached at push2his\.eastmoney\.com; look at the connection/],
  [
    'a body that is cut',
    (reply) => ({ ...reply, headers: { 'content-length': '99999' } }),
    true,
    /breaks off after \d+ of 99999 bytes/,
  ],
  ['half of the JSON', edited((body) => body.slice(0, body.length / 2)), true, /breaks off or is no JSON/],
  ['HTML in place of JSON', edited(() => '<!doctype html><title>Verify</title>'), true, /a web page in place of data/],
  ['an empty answer', edited(() => ''), true, /is empty; try again later/],
  [
    'a field that is missing',
    edited((body) => body.replace('"klines"', '"lines"')),
    false,
    /another shape .*data\.klines.*newer version/,
  ],
  [
    'a field of another type',
    edited((body) => body.replace('"510300"', '510300')),
    false,
    /another shape .*data\.code/,
  ],
  ['a cell that is no number', edited((body) => body.replace(/,[\d.]+/, ',abc')), false, /another shape .*a bar is/],
  [
    'a date that is none',
    edited((body) => body.replaceAll('2024-01-02', '2024-13-02')),
    false,
    /a date is "2024-13-02"/,
  ],
  [
    'other dates',
    edited((body) => body.replaceAll('2024-', '2014-')),
    false,
    /it tells of 2014-01-02, and 2024-01-01 to 2024-06-13 were asked for/,
  ],
  ['a date twice', edited((body) => body.replace('2024-01-03', '2024-01-02')), false, /2024-01-02 is there twice/],
  [
    'a price of zero',
    edited((body) => body.replace(/(2024-01-03),[\d.]+/, '$1,0')),
    false,
    /the prices of 2024-01-03 are 0,/,
  ],
  ['another instrument', edited((body) => body.replace('"510300"', '"510500"')), false, /about 510500 and not 510300/],
  ['an unknown symbol', edited(() => '{"data":null}'), false, /knows no "510300".*510300=NAME/],
  ['bytes that are no text', edited(() => new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), false, /no text in utf-8/],
  [
    'an encoding that is none',
    (reply) => ({ ...reply, headers: { 'content-type': 'x; charset=klingon' } }),
    false,
    /no text in klingon/,
  ],
  [
    'a redirection to another host',
    status(302, { location: 'https://elsewhere.example/x' }),
    false,
    /sends on to https:\/\/elsewhere\.example, which is not followed.*--base-url/,
  ],
  [
    'a redirection out of https',
    status(302, { location: 'http://push2his.eastmoney.com/x' }),
    false,
    /which is not followed/,
  ],
  ['redirections in a ring', status(302, { location: '/round' }), false, /from one address to the next without an end/],
  [
    'nothing of the days',
    edited((body) => body.replace(/"klines":\[[^\]]*\]/, '"klines":[]')),
    false,
    /has nothing of it from 2024-01-01 to 2024-06-13/,
  ],
];

test.each(FAULTS)('%s', async (_, fault, passes, sentence) => {
  here = folder();
  const wire = wireTo(VENDOR, () => fault);
  const outcome = fetched(here.path, wire, ONE);
  await expect(outcome).rejects.toThrow(sentence);
  const { name, message } = (await outcome.catch((error: Error) => error as Error & { message: string })) as Error;
  expect(name).toBe('RunError');
  expect(message).not.toMatch(/\n|\bat \w+ \(/);
  expect(wire.asked).toHaveLength(passes ? ATTEMPTS : /ring/.test(_) ? 4 : 1);
  expect(existsSync(join(here.path, 'market'))).toBe(false);
});

test.each(FAULTS.filter(([, , passes]) => passes))('%s once, and then the answer', async (_, fault) => {
  here = folder();
  const wire = wireTo(VENDOR, (n) => (n === 0 ? fault : undefined));
  const { instruments, asked } = await fetched(here.path, wire, ONE);
  expect(instruments[0].rows).toBe(HISTORY.days.length);
  expect([asked, wire.asked.length]).toEqual([1, 2]);
});

test('the wait that a vendor asks for is kept, as seconds and as a date', async () => {
  here = folder();
  const date = new Date(NOON + 150_000).toUTCString();
  const waits = [status(429, { 'retry-after': '70' }), status(503, { 'retry-after': date })];
  const wire = wireTo(VENDOR, (n) => waits[n]);
  await fetched(here.path, wire, ONE);
  const [first, second, third] = wire.asked.map(({ at }) => at);
  expect(second - first).toBeGreaterThanOrEqual(70_000);
  expect(third).toBeGreaterThanOrEqual(NOON + 150_000);
});

test('a wait of more than ten minutes is told at once', async () => {
  here = folder();
  const wire = wireTo(VENDOR, () => status(429, { 'retry-after': '86400' }));
  await expect(fetched(here.path, wire, ONE)).rejects.toThrow(/asks to wait 86400 seconds/);
  expect(wire.asked).toHaveLength(1);
});

test('a redirection within the host is followed', async () => {
  here = folder();
  const wire = wireTo(VENDOR, (n) =>
    n === 0
      ? (reply) => ({ ...reply, status: 302, headers: { location: `${wire.asked[0].path}&again=1` } })
      : undefined,
  );
  expect((await fetched(here.path, wire, ONE)).instruments[0].rows).toBe(HISTORY.days.length);
});

test('an answer of more than 64 MB is given up', async () => {
  here = folder();
  const big = new Uint8Array(65 * 2 ** 20).fill(32);
  const wire = wireTo(VENDOR, () => (reply) => ({ ...reply, body: big }));
  await expect(fetched(here.path, wire, ONE)).rejects.toThrow(/larger than 64 MB; ask for fewer years/);
});

test.each([
  ['yahoo', 'SPY', yahoo({}), undefined, /knows no "SPY"/],
  ['tencent', '510300', tencent({}), undefined, /knows no "510300"/],
  ['frankfurter', 'USDCNY', frankfurter({}), undefined, /knows no "USDCNY"/],
  ['stooq', 'SPY', stooq({}), undefined, /has nothing of it/],
  [
    'stooq',
    'SPY',
    stooq({}),
    'Exceeded the daily hits limit',
    /as often as it does in a day; go on tomorrow with --resume/,
  ],
  ['stooq', 'SPY', stooq({}), 'Get your apikey: enter the code', /TIDEMARK_STOOQ_KEY/],
  [
    'stooq',
    'SPY',
    stooq({}),
    'Date,Open,High,Low,Close,Volume\n2024-06-12,1,2,1,1.5,100\n2024-06-13,1,2',
    /breaks off at its line 3/,
  ],
  ['stooq', 'SPY', stooq({}), 'Day,Open\n', /the header is "Day,Open"/],
  ['yahoo', 'SPY', yahoo({ SPY: HISTORY }), '{"chart":{"result":[],"error":null}}', /neither a result nor an error/],
] as const)('%s of %s says its own words for it', async (source, symbol, vendor, body, sentence) => {
  here = folder();
  const wire = wireTo(vendor, () => (body === undefined ? undefined : (reply) => ({ ...reply, body })));
  await expect(fetched(here.path, wire, { source, symbols: [symbol], from: ONE.from })).rejects.toThrow(sentence);
});

test('a key goes into the address that is asked for, and nowhere else', async () => {
  here = folder();
  const wire = wireTo(stooq({ 'spy.us': HISTORY }));
  await fetched(here.path, wire, { source: 'stooq', symbols: ['SPY'], key: 'S3CRET', from: ONE.from });
  expect(wire.asked[0].path).toContain('apikey=S3CRET');
  const { filesOf } = await import('./wires.js');
  expect(JSON.stringify(filesOf(here.path))).not.toContain('S3CRET');
});

const { terms } = PROVIDERS.eastmoney;
const reader = (parse: () => unknown) =>
  provider({
    about: '',
    params: {},
    terms,
    make: () => ({ id: (word) => word, page: () => 'https://own.example/', parse: parse as () => Parsed }),
  });

test.each([
  ['no object', (): unknown => 'prices', /gave something else than it should \(the whole: /],
  ['a price that is a text', () => ({ quotes: [{ date: '2024-01-02', open: '1' }] }), /\(quotes\.0\.open: /],
  ['an error', (): unknown => JSON.parse('{'), /The reader of own failed over an answer \(/],
  [
    'a dividend of nothing',
    () => ({ happenings: [{ date: '2024-01-02', kind: 'dividend', value: 0 }] }),
    /a dividend is /,
  ],
  [
    'rates of what is no pair',
    () => ({ rates: [{ date: '2024-01-02', rate: 2 }] }),
    /which is no pair of currencies; name it by one/,
  ],
] as const)('a reader of your own that gives %s is told so', async (_, parse, sentence) => {
  here = folder();
  const wire = wireTo(() => ({ status: 200, headers: {}, body: 'x' }));
  const outcome = fetched(here.path, wire, {
    source: 'own',
    symbols: ['ABC'],
    declaration: reader(parse),
    from: ONE.from,
  });
  await expect(outcome).rejects.toThrow(sentence);
  expect(existsSync(join(here.path, 'market'))).toBe(false);
});
