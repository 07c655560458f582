// A report as Markdown, for a note or a pull request.

import type { Result } from '../saved/result.js';
import { clean } from './clean.js';
import { type Document, documentOf } from './document.js';
import type { Section } from './section.js';
import { sparkline } from './sparkline.js';

/** Text that Markdown and HTML show as it stands: foreign names can neither format, link nor break a table. */
export const escapeMarkdown = (text: string): string =>
  clean(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]#!|~@]|:(?=\/\/)/g, '\\$&')
    .replace(/www\./gi, 'www\\.');

/** The same at the start of a line, where a dash or a number would begin a list. */
const escapeLine = (text: string): string =>
  escapeMarkdown(text.trimStart())
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');

const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const rule = `| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)];
}

function body(section: Section): string[] {
  if (section.kind === 'list') return section.items.map((item) => `- ${escapeLine(item)}`);
  if (section.kind === 'figures') return table(['Figure', 'Value'], section.pairs);
  return table(section.head, section.rows);
}

/** A document as Markdown with tables, with a closing line feed. */
export function layoutMarkdown(doc: Document): string {
  const label = doc.label === '' ? '' : ` (${doc.label})`;
  const lines = [`# ${escapeMarkdown(doc.title + label)}`, ''];
  for (const warning of doc.warnings) lines.push(`**${escapeMarkdown(warning)}**`, '');
  lines.push(escapeLine(doc.about), '');
  for (const [name, value] of doc.facts) lines.push(`- ${name}: ${escapeMarkdown(value)}`);
  if (doc.curve.length > 0) lines.push('', `\`${sparkline(doc.curve, 60)}\``);
  for (const section of doc.sections) lines.push('', `## ${escapeMarkdown(section.title)}`, '', ...body(section));
  lines.push('', `**${escapeMarkdown(doc.closing)}**`);
  return `${lines.join('\n')}\n`;
}

/** The report as Markdown with tables, with a closing line feed. */
export const renderMarkdown = (result: Result): string => layoutMarkdown(documentOf(result));
