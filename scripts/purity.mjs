// Finds what would make a run depend on chance, on a clock or on the machine's language and time zone.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Properties of global objects that no run may read. */
const GLOBALS = {
  Math: {
    random: 'chance comes from engine/random.ts, seeded',
    pow: 'Math.pow differs between versions of Node; write exp(y * log(x)), or ** with a whole exponent',
  },
  Date: { now: 'a clock is handed in by cli/' },
  performance: { now: 'a clock is handed in by cli/' },
  process: { hrtime: 'a clock is handed in by cli/' },
  crypto: {
    randomUUID: 'chance comes from engine/random.ts, seeded',
    getRandomValues: 'chance comes from engine/random.ts, seeded',
  },
};

/** Methods whose answer depends on the machine's language or time zone. */
const LOCAL =
  /^(toLocale\w*|localeCompare|get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|set(FullYear|Month|Date|Hours|Minutes|Seconds))$/;

/** All TypeScript files at or below the paths, sorted. */
export function sourcesOf(paths) {
  const files = paths
    .filter((path) => existsSync(path))
    .flatMap((path) => {
      if (!statSync(path).isDirectory()) return [path];
      return readdirSync(path, { recursive: true }).map((file) => join(path, String(file)));
    });
  return files.filter((file) => file.endsWith('.ts')).sort();
}

/** What is impure about one node of the syntax tree; undefined if nothing. */
function impurity(node, file) {
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.name.text;
    const why = ts.isIdentifier(node.expression) ? GLOBALS[node.expression.text]?.[name] : undefined;
    if (why) return `${node.getText()}: ${why}`;
    if (LOCAL.test(name)) return `${name}() depends on the machine's language or time zone; use the UTC or plain form`;
  }
  const isDate = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date';
  if (isDate && !node.arguments?.length) return 'new Date() reads the clock; a clock is handed in by cli/';
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) {
    const exponent = node.right;
    if (ts.isNumericLiteral(exponent) && !Number.isInteger(Number(exponent.text)))
      return `${node.getText()}: powers with a fraction differ between versions of Node; write exp(y * log(x))`;
  }
  if (file.startsWith('engine/') && (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword))
    return 'the engine is synchronous';
  return undefined;
}

/** One sentence, with file and line, for each impurity of a file. */
export function impurities(file, text = readFileSync(file, 'utf8')) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const what = impurity(node, file);
    if (what) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
    ts.forEachChild(node, visit);
    for (const modifier of node.modifiers ?? []) if (modifier.kind === ts.SyntaxKind.AsyncKeyword) visit(modifier);
  };
  visit(source);
  return [...new Set(found)];
}
