// A command on the page: letter by letter the line that was given, its options in one piece.

import { describe, expect, it } from 'vitest';
import { commandMarkup } from '../../../reports/html/command-markup.js';

describe('a command on the page', () => {
  it('reads as it was given, and keeps the name of each option whole', () => {
    const { markup } = commandMarkup("tidemark run x --data 'a --b&' --base CNY --look-back=-1");
    const text = markup.replaceAll(/<[^>]*>/g, '');
    expect(text).toBe('tidemark run x --data &#39;a --b&amp;&#39; --base CNY --look-back=-1');
    expect([...markup.matchAll(/"whole">([^<]*)</g)].map(([, name]) => name)).toEqual(
      expect.arrayContaining(['--data', '--base', '--look-back']),
    );
  });
});
