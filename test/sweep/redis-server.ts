// A real Redis server for tests: on a port of its own, in a folder of its own, and gone with the test.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';

const required = (process.env.TIDEMARK_REQUIRE ?? '').split(',').includes('redis');

/** Whether the tests with a real server cannot run and need not; says so. Where TIDEMARK_REQUIRE names redis they run, and fail. */
export function skipsWithoutRedis(): boolean {
  if (required || spawnSync('redis-server', ['--version']).status === 0) return false;
  console.log('Skipped: there is no redis-server here (set TIDEMARK_REQUIRE=redis to make that a failure).');
  return true;
}

/** A server under way. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** A connection to look at it with. */
  connection(): Redis;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it has on its disk. */
  start(): Promise<void>;
}

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Starts a server that writes down each change before it answers; `more` are further words of its command line. */
export async function redisServer(...more: readonly string[]): Promise<Server> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'tidemark-redis-'));
  const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes'];
  const connections: Redis[] = [];
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const child = spawn('redis-server', [...words, '--appendfsync', 'always', ...more], { stdio: 'ignore' });
    server = child;
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      const probe = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null });
      probe.on('error', ({ message }: Error) => {
        if (/NOAUTH/.test(message)) probe.emit('ready');
      });
      probe.once('ready', () => {
        probe.disconnect();
        resolve();
      });
    });
  }
  async function kill(): Promise<void> {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  onTestFinished(async () => {
    for (const each of connections) each.disconnect();
    await kill();
    rmSync(dir, { recursive: true, force: true });
  });
  await start();
  const url = `redis://127.0.0.1:${port}`;
  const connection = () => {
    const redis = new Redis(url);
    redis.on('error', () => undefined);
    connections.push(redis);
    return redis;
  };
  return { url, port, connection, kill, start };
}
