// Names are data: whatever they hold, the page shows them and never obeys them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../reports/charts/format.js';
import { dataElement, html, programText } from '../../../reports/html/markup.js';

/** Text that is likely to break out of something. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('<', '>', '&', '"', "'", '</script>', '<!--', '-->', ']]>', '\u2028', '\u202e', '\0', 'a', '😀'),
    )
    .map((parts) => parts.join('')),
);

const unescaped = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  );

describe('html', () => {
  it('lets no inserted text open a tag, end an attribute or hide a character', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { markup } = html`<b title="${text}">${text}</b>`;
        const [, attribute, content] = /^<b title="([^"]*)">([^<>]*)<\/b>$/.exec(markup)!;
        expect(attribute).toBe(content);
        // oxlint-disable-next-line no-control-regex
        expect(content).not.toMatch(/[\0-\b\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('loses nothing that can be shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescaped(escapeHtml(text))).toBe(text);
      }),
    );
  });

  it('keeps markup, joins lists, leaves out null and false', () => {
    expect(html`${[html`<i></i>`, 'a<', 1]}${null}${false}`.markup).toBe('<i></i>a&lt;1');
  });
});

describe('what stands in script elements', () => {
  it('cannot end the element, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(hostile, hostile)), (value) => {
        const { markup } = dataElement('x', value);
        const [, json] = /^<script type="application\/json" id="x">([^<>]*)<\/script>$/.exec(markup)!;
        expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('means the same program', () => {
    const program = programText(`(() => ['</script>', '</SCRIPT >', '<!-- x', /<\\/script/.test('</script')])()`);
    expect(program).not.toMatch(/<\/script|<!--/i);
    // oxlint-disable-next-line no-eval
    expect((0, eval)(program)).toEqual(['</script>', '</SCRIPT >', '<!-- x', true]);
  });
});
