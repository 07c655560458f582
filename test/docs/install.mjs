// What `npm install` does in a session of the documentation: unpacks the packed project, and links packages of our own folder.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { TIDEMARK_ROOT: root, TIDEMARK_PACKED: packed, SESSION: session } = process.env;
const modules = join(session, 'node_modules');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function link(name) {
  const target = join(modules, name);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), target);
}

const packages = (folder) =>
  readdirSync(folder).flatMap((name) =>
    name.startsWith('.')
      ? []
      : name.startsWith('@')
        ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`)
        : [name],
  );

const names = process.argv.slice(2).filter((word) => !word.startsWith('-'));
mkdirSync(modules, { recursive: true });
for (const name of names) {
  if (name !== 'tidemark') link(name);
  else {
    const target = join(modules, 'tidemark');
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', packed, '-C', target, '--strip-components=1']);
    // What it needs, and what that needs; tools that only we need are installed by their names.
    const tools = Object.keys(own.devDependencies);
    for (const one of packages(join(root, 'node_modules'))) if (!tools.includes(one)) link(one);
  }
}
const file = join(session, 'package.json');
if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ dependencies: {} }, null, 2)}\n`);
process.stdout.write(`added ${names.join(', ')}\n`);
