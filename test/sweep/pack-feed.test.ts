// A scene that travels arrives as it was, and nothing else is taken for one.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UserError } from '../../engine/index.js';
import { packScene, unpackScene } from '../../sweep/pack-feed.js';
import { layOut, writePlain } from '../../sweep/plain-bytes.js';
import type { Scene } from '../../sweep/work.js';
import { anyScene, demoFeeds, sceneOf } from './scenes.js';

/** The places of all objects in a value, by identity: which of them are one. */
function identities(value: unknown, at = '', seen = new Map<object, string[]>()): Map<object, string[]> {
  if (typeof value !== 'object' || value === null) return seen;
  const places = seen.get(value);
  if (places) {
    places.push(at);
    return seen;
  }
  seen.set(value, [at]);
  if (ArrayBuffer.isView(value)) return seen;
  const entries = value instanceof Map ? [...value] : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, each] of entries) identities(each, `${at}/${String(key)}`, seen);
  return seen;
}

const shared = (scene: Scene) => [...identities(scene).values()].filter((places) => places.length > 1);

function assertTravels(scene: Scene): void {
  const bytes = packScene(scene);
  const arrived = unpackScene(bytes);
  expect(arrived).toEqual(scene);
  expect(shared(arrived)).toEqual(shared(scene));
  expect(Buffer.compare(packScene(arrived), bytes)).toBe(0);
  expect(Buffer.compare(packScene(structuredClone(scene)), bytes)).toBe(0);
  // Copies nothing, unless it lies where no column can.
  expect(arrived.feed.time.buffer).toBe(bytes.buffer);
  const askew = new Uint8Array(bytes.length + 3);
  askew.set(bytes, 3);
  expect(Buffer.compare(packScene(unpackScene(askew.subarray(3))), bytes)).toBe(0);
}

const feeds = demoFeeds(5);

describe('a packed scene', () => {
  it('is unpacked to what it was, shared columns shared, and packs to the same bytes', () => {
    fc.assert(fc.property(anyScene, assertTravels), { numRuns: 60 });
  });

  it.each(Object.keys(feeds))('travels with the demo market %s', (name) => {
    assertTravels(sceneOf(feeds[name], { first: 300 }, { limits: [{ name: 'cash-floor', params: { least: 0.1 } }] }));
  });

  it('has one kind of NaN', () => {
    const feed = feeds.us;
    const time = feed.time.slice();
    const strange = new Float64Array(time.length).fill(Number.NaN);
    new Uint32Array(strange.buffer).fill(0xfff80001);
    const plain = new Float64Array(time.length).fill(Number.NaN);
    const [one, other] = [strange, plain].map((benchmark) => packScene(sceneOf(feed, { benchmark })));
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('names no place of this machine', () => {
    const reference = { name: './mine.ts', url: 'file:///home/me/mine.mjs', sourceHash: 'ab12', params: { k: 1 } };
    const scene = sceneOf(feeds.us, {}, { slippage: reference, limits: [reference] });
    const bytes = packScene(scene);
    expect(Buffer.from(bytes).includes('file:')).toBe(false);
    const { slippage, limits } = unpackScene(bytes).settings;
    const bare = { name: './mine.ts', sourceHash: 'ab12', params: { k: 1 } };
    expect([slippage, ...limits]).toEqual([bare, bare]);
  });

  it('refuses what cannot travel', () => {
    for (const odd of [() => 1, Symbol('x'), new Date(0), 1n]) {
      expect(() => packScene(sceneOf(feeds.us, {}, { seed: odd as never }))).toThrow('travel');
    }
  });
});

describe('bytes that are no scene', () => {
  const good = packScene(sceneOf(feeds.us, { first: 300 }));

  it('fail with a sentence wherever they are cut off or lengthened', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), (length) => {
        expect(() => unpackScene(good.slice(0, length))).toThrow(UserError);
      }),
    );
    expect(() => unpackScene(Uint8Array.of(...good.slice(0, 64)))).toThrow(UserError);
    const longer = new Uint8Array(good.length + 8);
    longer.set(good);
    expect(() => unpackScene(longer)).toThrow('its length');
  });

  it('never fail otherwise with any byte of the header changed', () => {
    const header = new Uint32Array(good.buffer, 12, 1)[0] + 16;
    fc.assert(
      fc.property(fc.nat(header), fc.nat(255), (at, byte) => {
        const bad = good.slice();
        bad[at] = byte;
        try {
          unpackScene(bad);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500 },
    );
  });

  const broken: Readonly<Record<string, (scene: Mutable<Scene>) => void>> = {
    'a url in its models': (s) => (s.settings.slippage = { name: 'x', url: 'data:text/javascript,1', params: {} }),
    'a url in its limits': (s) => (s.settings.limits = [{ name: 'x', url: 'file:///x.mjs', params: {} }]),
    'a first row behind its end': (s) => (s.first = s.feed.time.length),
    'a short column': (s) => (s.feed.assets[0].raw = { ...s.feed.assets[0].raw, low: new Float64Array(3) }),
    'a row that an axis invents': (s) => {
      const { latest } = s.feed.assets[0].axis;
      s.feed.assets[0].axis = { rows: Int32Array.of(0), latest: new Int32Array(latest.length).fill(7) };
    },
    'an axis that falls': (s) => {
      const { latest } = s.feed.assets[0].axis;
      s.feed.assets[0].axis = { rows: Int32Array.of(4, 2), latest };
    },
    'time that stands still': (s) => (s.feed.time[5] = s.feed.time[4]),
    'no terms': (s) => (s.feed.assets[0].terms = []),
    'terms without a lot': (s) => (s.feed.assets[0].terms[0] = { ...s.feed.assets[0].terms[0], lot: '1' as never }),
    'an asset out of its place': (s) => (s.feed.assets[0].index = 1),
    'a word for the time of fills that there is not': (s) => (s.settings.fill = 'yesterday' as never),
    'a cache': (s) => Object.assign(s.settings, { columns: {} }),
    'rates in a list': (s) => (s.feed.rates = [] as never),
  };

  it.each(Object.keys(broken))('are refused with %s', (name) => {
    const scene = structuredClone(sceneOf(feeds.us, { first: 300 }));
    expect(() => unpackScene(packScene(scene))).not.toThrow();
    broken[name](scene as Mutable<Scene>);
    // What packScene itself leaves out is put in behind its back.
    const bytes = packScene({ ...scene, settings: { ...scene.settings, slippage: 0, limits: [] } });
    const isOfModels = name.startsWith('a url');
    const sent = isOfModels ? withModels(scene) : bytes;
    expect(() => unpackScene(sent)).toThrow(UserError);
  });
});

/** The same, to be broken. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends (...given: never) => unknown ? T[K] : Mutable<T[K]> };

/** The bytes of a scene by a sender that does not mind. */
function withModels(scene: Scene): Uint8Array {
  const layout = layOut(scene);
  const bytes = new Uint8Array(layout.bytes);
  writePlain(layout, bytes.buffer);
  return bytes;
}
