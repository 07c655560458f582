// The text of bytes, and what speaks for its encoding.

import { UserError } from '../../engine/index.js';

/** A text and how it was encoded. */
export interface Decoded {
  /** Without byte order mark, line ends as `\n`. */
  readonly text: string;
  readonly encoding: string;
  readonly why: string;
  /** How its lines ended. */
  readonly ends: 'LF' | 'CRLF' | 'CR' | 'mixed';
}

/** Words of headers by the encoding in which only their own characters give them: simplified and traditional Chinese. */
const WORDS: Readonly<Record<string, RegExp>> = {
  gb18030: /日期|时间|开盘|收盘|最高|最低|成交|代码|名称|数据来源|净值|市盈率/g,
  big5: /日期|時間|開盤|收盤|最高|最低|成交|代碼|代號|名稱|資料來源|淨值|本益比/g,
};

const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Which half of the first bytes is zero, as in text of two bytes a character. */
function wideOf(bytes: Uint8Array): string | undefined {
  const seen = bytes.subarray(0, 400);
  const zeros = [0, 0];
  for (let at = 0; at < seen.length; at++) if (seen[at] === 0) zeros[at % 2]++;
  if (seen.length < 2 || zeros[0] + zeros[1] === 0) return undefined;
  const most = seen.length / 2;
  if (zeros[0] === 0 && zeros[1] > most * 0.5) return 'utf-16le';
  return zeros[1] === 0 && zeros[0] > most * 0.5 ? 'utf-16be' : undefined;
}

const REMEDY = 'save it as UTF-8, or say what it is with --assume encoding=gb18030, big5 or windows-1252';

function guess(bytes: Uint8Array): readonly [text: string, encoding: string, why: string] {
  const mark = MARKS.find(([first]) => first.every((byte, at) => bytes[at] === byte));
  if (mark) {
    const text = decoded(bytes, mark[1]);
    if (text === undefined)
      throw new UserError(`begins with the mark of ${mark[1]} and breaks it further on; save it again`);
    return [text, mark[1], 'it begins with the byte order mark'];
  }
  const wide = wideOf(bytes);
  const inWide = wide === undefined ? undefined : decoded(bytes, wide);
  if (inWide !== undefined) return [inWide, wide!, 'every second byte of its beginning is zero'];
  const plain = decoded(bytes, 'utf-8');
  if (plain !== undefined) {
    const why = bytes.every((byte) => byte < 128) ? 'all of it is plain ASCII' : 'all of it is well-formed';
    return [plain, 'utf-8', why];
  }
  const scored = Object.entries(WORDS).map(([encoding, words]) => {
    const text = decoded(bytes, encoding);
    return { encoding, text: text ?? '', found: new Set(text?.match(words) ?? []).size };
  });
  const [best, next] = scored.sort((one, other) => other.found - one.found);
  if (best.found > next.found) return [best.text, best.encoding, `it is no UTF-8, and reads as Chinese headings so`];
  throw new UserError(`is not UTF-8, and nothing in it tells its encoding; ${REMEDY}`);
}

function endsOf(text: string): Decoded['ends'] {
  const crlf = text.split('\r\n').length - 1;
  const cr = text.split('\r').length - 1 - crlf;
  const lf = text.split('\n').length - 1 - crlf;
  if (cr === 0) return crlf > 0 && lf === 0 ? 'CRLF' : crlf > 0 ? 'mixed' : 'LF';
  return crlf + lf === 0 ? 'CR' : 'mixed';
}

/** The text of bytes, in the encoding that is assumed or that the bytes prove; bytes that are no text are an error that says the rest of a sentence
 *  about the file. */
export function decode(bytes: Uint8Array, assumed?: string): Decoded {
  let [text, encoding, why] = ['', assumed ?? '', '--assume says so'];
  if (assumed === undefined) [text, encoding, why] = guess(bytes);
  else {
    const read = decoded(bytes, assumed);
    if (read === undefined)
      throw new UserError(`is no text in ${assumed}; leave --assume encoding out or name another`);
    text = read;
  }
  if (text.includes('\0')) throw new UserError('is no text: it holds zero bytes; export it as CSV');
  const ends = endsOf(text);
  return { text: ends === 'LF' ? text : text.replace(/\r\n?/g, '\n'), encoding, why, ends };
}
