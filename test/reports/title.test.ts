// The name of a run on a page.

import { expect, test } from 'vitest';
import { titleOf } from '../../reports/title.js';

test.each([
  ['sma-cross', 'sma-cross'],
  ['../ideas/dip-buyer.ts', 'dip-buyer'],
  ['C:\\ideas\\dip-buyer.mjs', 'dip-buyer'],
  ['dip-buyer.v2.js', 'dip-buyer.v2'],
  ['.ts', '.ts'],
  ['a</script>.b', 'a</script>.b'],
])('%s is called %s', (given, title) => expect(titleOf(given)).toBe(title));
