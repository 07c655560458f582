// Parts that are made when they are first looked at.

import { describe, expect, it } from 'vitest';
import { onDemand } from '../../reports/on-demand.js';

function counted() {
  const made: string[] = [];
  const part = (name: string) => () => {
    made.push(name);
    return { name };
  };
  return { made, parts: onDemand({ first: part('first'), second: part('second'), third: part('third') }) };
}

describe('an object on demand', () => {
  it('makes only what is looked at, and that once', () => {
    const { made, parts } = counted();
    expect(Object.keys(parts)).toEqual(['first', 'second', 'third']);
    expect(made).toEqual([]);
    expect(parts.second).toBe(parts.second);
    expect(made).toEqual(['second']);
  });

  it('is a plain object to who looks at all', () => {
    const { made, parts } = counted();
    const plain = { first: { name: 'first' }, second: { name: 'second' }, third: { name: 'third' } };
    expect({ ...parts }).toEqual(plain);
    expect(JSON.stringify(parts)).toBe(JSON.stringify(plain));
    expect(made).toEqual(['first', 'second', 'third']);
  });
});
