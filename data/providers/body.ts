// The body of an answer: whole, not too large, and in a known encoding.

import { Fault } from './fault.js';

/** Most bytes of an answer, unpacked: ten years of daily bars take less than one of them. */
const MOST = 64 * 2 ** 20;

/** Encodings that vendors use, by the names that they give them. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'latin1',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
};

/** The bytes of an answer; one that is shorter than it says breaks off. */
export async function bytesOf(response: Response, source: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      parts.push(next.value);
      length += next.value.byteLength;
      if (length > MOST) break;
    }
  } catch (cause) {
    throw new Fault(`The answer of ${source} breaks off; try again later with --resume.`, { passing: true, cause });
  }
  if (length > MOST) {
    // What is left of it is not wanted; that it cannot be cancelled changes nothing.
    reader?.cancel().catch(() => undefined);
    throw new Fault(
      `The answer of ${source} is larger than ${MOST / 2 ** 20} MB; ask for fewer years with --from and --to.`,
    );
  }
  const told = response.headers.get('content-length');
  const isPacked = (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
  if (told !== null && !isPacked && Number(told) !== length) {
    throw new Fault(
      `The answer of ${source} breaks off after ${length} of ${told} bytes; try again later with --resume.`,
      {
        passing: true,
      },
    );
  }
  if (length === 0) {
    throw new Fault(`The answer of ${source} is empty; try again later with --resume.`, { passing: true });
  }
  return Buffer.concat(parts);
}

/** The encoding that an answer names, UTF-8 where it names none. */
export function encodingOf(response: Response): string {
  const [, name = 'utf-8'] = /charset\s*=\s*"?([\w-]+)/i.exec(response.headers.get('content-type') ?? '') ?? [];
  return ENCODINGS[name.toLowerCase()] ?? name.toLowerCase();
}

/** The text of bytes; what is no text of the encoding is a fault, and a page of HTML too. */
export function textOfAnswer(bytes: Uint8Array, encoding: string, source: string): string {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const sentence = `The answer of ${source} is no text in ${encoding.slice(0, 20)}, as it says; its source has changed: take another.`;
    throw new Fault(sentence, { cause });
  }
  if (/^\s*</.test(text)) {
    const sentence = `${source} answers with a web page in place of data, as it does to who asks too often; try again later with --resume, with a smaller --rate.`;
    throw new Fault(sentence, { passing: true });
  }
  return text;
}
