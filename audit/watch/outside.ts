// Files, processes, threads and the network: what a strategy reads there no cut of the history reaches.

import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import nodeModule, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import workerThreads from 'node:worker_threads';
import type { Onlooker, Undo } from './onlooker.js';
import { patch, together } from './patch.js';

/** Functions that lead outside, by the module that has them; of files all. */
const DOORS: readonly (readonly [owner: object, names: readonly string[]])[] = [
  [fs, functionsOf(fs)],
  [fsPromises, functionsOf(fsPromises)],
  [childProcess, functionsOf(childProcess)],
  [workerThreads, ['Worker', 'receiveMessageOnPort', 'BroadcastChannel']],
  [net, ['connect', 'createConnection', 'createServer', 'Socket']],
  [tls, ['connect']],
  [dgram, ['createSocket']],
  [dns, ['lookup', 'resolve']],
  [http, ['request', 'get', 'createServer']],
  [https, ['request', 'get']],
  [http2, ['connect']],
  // What `require` reads is read by functions that nobody can put a watch on.
  [nodeModule, ['createRequire']],
  [process, ['dlopen']],
  [globalThis, ['fetch', 'WebSocket', 'EventSource', 'BroadcastChannel']],
];

/** Classes keep their capital, and what is only counted is let be. */
function functionsOf(owner: object): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner))
    .filter(([name, { value }]) => typeof value === 'function' && /^[a-z]/.test(name))
    .map(([name]) => name);
}

/** Watches every door; what goes through it does. */
export function patchOutside(onlooker: Onlooker): Undo {
  // The streams of the process take the functions of files once, at the first look.
  void [process.stdout, process.stderr];
  const undo = together(
    DOORS.flatMap(([owner, names]) =>
      names.map((name) =>
        patch(owner, name, (original, self, given) => {
          const isOwn = onlooker.touches('outside', `${name}(${shown(given[0])})`);
          const made = original.apply(self, given);
          if (isOwn) onlooker.leaves(made);
          return made;
        }),
      ),
    ),
  );
  syncBuiltinESMExports();
  return () => {
    undo();
    syncBuiltinESMExports();
  };
}

/** What was asked for, by the end of its name: where the machine keeps it does not matter. */
function shown(value: unknown): string {
  const text = value instanceof URL ? value.pathname : typeof value === 'string' ? value : '';
  return text === '' ? '…' : JSON.stringify(text.split(/[/\\]/).at(-1)?.slice(0, 60));
}
