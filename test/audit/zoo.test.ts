import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { audit } from '../../audit/index.js';
import { load } from '../../data/index.js';
import { subjectOf } from './copies.js';

const ZOO = fileURLToPath(new URL('zoo', import.meta.url));
const { feed } = await load([`${ZOO}/market`]);

for (const kind of ['cheats', 'honest'])
  for (const file of readdirSync(`${ZOO}/${kind}`).filter((f) => f.endsWith('.ts')))
    test(`${kind}/${file}`, async () => {
      const t0 = Date.now();
      const found = await audit(subjectOf(`${ZOO}/${kind}/${file}`, feed));
      console.log(kind, file, Date.now() - t0, 'ms', found.runs, found.decisions, found.orders);
      for (const { probe, gravity, what, date, place, difference, smallest } of found.verdicts)
        console.log(
          '   ',
          probe,
          gravity,
          what,
          date,
          place,
          JSON.stringify(difference),
          smallest && [
            smallest.scene.feed.time.length,
            smallest.scene.cut,
            smallest.scene.feed.assets.map((a) => a.symbol).join(),
            smallest.difference,
          ],
        );
      expect(found.verdicts.some((v) => v.gravity === 'finding')).toBe(kind === 'cheats');
    });
