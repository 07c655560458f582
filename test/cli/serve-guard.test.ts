// Whom tidemark serve answers, with what, and that nothing outside the folder can be had.

import { connect } from 'node:net';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hostsOf } from '../../cli/serve/guard.js';
import { listen } from '../../cli/serve/listen.js';
import { HOST, makeRun, makeSweep, runRecord, served, servedFolder } from './serve-kit.js';

const SECRET = 'the secret of somebody else';

/** A folder with a run, and things beside it that are nobody's business. */
function surrounded(): string {
  const root = servedFolder();
  makeRun(join(root, 'mine'), runRecord(), '<!doctype html><title>mine</title>');
  makeRun(join(root, '.hidden'), runRecord(), SECRET);
  makeRun(join(root, '../outside'), runRecord(), SECRET);
  writeFileSync(join(root, '../report.html'), SECRET);
  symlinkSync(join(root, '../outside'), join(root, 'link'));
  makeRun(join(root, 'within'), runRecord());
  symlinkSync(join(root, '../outside/report.html'), join(root, 'within/report.html'));
  symlinkSync('../mine', join(root, 'within/round'));
  writeFileSync(join(root, 'mine/secret.txt'), SECRET);
  mkdirSync(join(root, 'folder/report.html'), { recursive: true });
  return root;
}

describe('whom it answers', () => {
  test.each([
    undefined,
    'evil.example',
    'evil.example:7823',
    '127.0.0.1',
    'localhost:80',
    '127.0.0.1:7823.evil.example',
    '[::1]:7823',
    '0.0.0.0:7823',
  ])('not who asks for %s', async (host) => {
    const { app } = served(surrounded());
    const answer = await app.request(`http://${HOST}/`, { headers: host === undefined ? {} : { host } });
    expect(answer.status).toBe(421);
    expect(await answer.text()).not.toContain('mine');
  });

  test.each(['127.0.0.1:7823', 'localhost:7823', 'LOCALHOST:7823'])('who asks for %s', async (host) => {
    const { app } = served(surrounded());
    expect((await app.request(`http://${HOST}/`, { headers: { host } })).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('not %s', async (method) => {
    const answer = await served(surrounded()).ask('/', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test('HEAD is GET without a body', async () => {
    const { ask } = served(surrounded());
    for (const path of ['/', '/at/mine/report.html', '/nothing']) {
      const [head, get] = [await ask(path, { method: 'HEAD' }), await ask(path)];
      expect([head.status, await head.text()]).toEqual([get.status, '']);
      expect(head.headers.get('content-security-policy')).toBe(get.headers.get('content-security-policy'));
    }
  });
});

test('every answer, whatever came of it, has the headers', async () => {
  const { app, ask } = served(surrounded());
  const answers = await Promise.all([
    ...['/', '/searches', '/search/1', '/compare', '/at/mine/report.html', '/at/none/report.html', '/no'].map((path) =>
      ask(path),
    ),
    ask('/', { method: 'POST' }),
    app.request(`http://${HOST}/`),
  ]);
  for (const { headers, url } of answers) {
    expect({ url, ...Object.fromEntries(headers) }).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.has('access-control-allow-origin')).toBe(false);
  }
});

test('no page of ours has a style or a handler of its own, and files of the folder run in a place of their own', async () => {
  const { ask, text } = served(surrounded());
  for (const path of ['/', '/searches', '/no', '/compare?a=mine&b=within']) {
    const page = await text(path);
    expect(page).not.toMatch(/<[^>]*\s(on\w+|style)=/i);
    const policy = (await ask(path)).headers.get('content-security-policy')!;
    expect(policy).not.toContain('unsafe');
  }
  const policy = (await ask('/at/mine/report.html')).headers.get('content-security-policy')!;
  expect(policy).toMatch(/sandbox allow-scripts$/);
  expect(policy).not.toMatch(/connect-src|'self'|https?:/);
});

describe('what can be opened', () => {
  test('the page of a run and of a sweep, byte by byte', async () => {
    const root = servedFolder();
    const page = '<!doctype html><p>“中文” & <b>all</b>\r\n\u0000</p>';
    makeRun(join(root, '中文 a&b=c?#'), runRecord(), page);
    makeSweep(join(root, 'sweep'));
    writeFileSync(join(root, 'sweep/sweep.html'), page);
    const { ask, text } = served(root);
    for (const path of [`/at/${encodeURIComponent('中文 a&b=c?#')}/report.html`, '/at/sweep/sweep.html']) {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
      expect(Buffer.from(await answer.arrayBuffer()).toString('utf8')).toBe(page);
      expect(await text('/')).toContain(`href="${path}"`);
    }
  });

  test.each([
    '/at/report.html',
    '/at/../report.html',
    '/at/mine/../../report.html',
    '/at/%2e%2e/report.html',
    '/at/%2E%2E%2Freport.html',
    '/at/..%2f..%2fetc%2fpasswd',
    '/at/..%5creport.html',
    '/at/%252e%252e/report.html',
    '/at//etc/passwd',
    '/at/%2fetc%2fpasswd',
    '/at/mine%00/report.html',
    '/at/mine/report.html%00.txt',
    '/at/mine/%ff/report.html',
    '/at/.hidden/report.html',
    '/at/link/report.html',
    '/at/within/report.html',
    '/at/within/round/report.html',
    '/at/mine/secret.txt',
    '/at/mine/run.json',
    '/at/mine/',
    '/at/mine',
    '/at/folder/report.html/report.html',
    '/at/',
    `/at/${'a/'.repeat(500)}report.html`,
  ])('not %s', async (path) => {
    const answer = await served(surrounded()).ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(SECRET);
  });

  test('a folder that is called like a page, and a page that is too large, are one sentence', async () => {
    const root = surrounded();
    makeRun(join(root, 'huge'), runRecord(), '');
    truncateSync(join(root, 'huge/report.html'), 2 ** 30);
    const { ask } = served(root);
    const [folder, huge] = [await ask('/at/folder/report.html'), await ask('/at/huge/report.html')];
    expect([folder.status, huge.status]).toEqual([422, 422]);
    expect(await folder.text()).toContain('report.html is no file.');
    expect(await huge.text()).toContain('report.html has 1.0 GB; no more than 256 MB are read.');
  });
});

test('names with HTML in them are text', async () => {
  const root = servedFolder();
  const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>😀\u202e`;
  const folder = `<i onclick=x>${encodeURIComponent('"')}'&amp;`;
  makeRun(
    join(root, folder),
    {
      ...runRecord({ strategy: evil, about: evil, params: { [evil]: evil } }),
      data: { assets: [{ symbol: evil, name: evil }] },
    },
    evil,
  );
  makeRun(join(root, 'b'), runRecord());
  const { text } = served(root);
  const word = encodeURIComponent(folder);
  for (const path of [
    '/',
    `/?q=${encodeURIComponent(evil)}&where=${encodeURIComponent(evil)}&strategy=${encodeURIComponent(evil)}`,
    `/compare?a=${word}&b=b`,
    `/nothing/${encodeURIComponent(evil)}`,
  ]) {
    const page = await text(path);
    const inside = page.slice(page.indexOf('<body'));
    expect(inside).not.toMatch(/<i |<img|<script>alert|\u202e/);
    if (path === '/') expect(inside).toContain('&lt;script&gt;alert(1)');
  }
});

describe('a comparison', () => {
  test('of two or more runs, however they are named', async () => {
    const root = servedFolder();
    makeRun(root, runRecord({}, { sharpe: 1.25 }));
    makeRun(join(root, 'a/b'), runRecord({ params: { fast: 77, slow: 50 } }, { sharpe: 2.5 }));
    const { ask, text } = served(root);
    for (const query of ['a=.&b=a%2Fb', 'run=.&run=a%2Fb', 'run=.&run=.&run=a%2Fb']) {
      const page = await text(`/compare?${query}`);
      for (const figure of ['1.25', '2.50', '77']) expect(page).toContain(figure);
    }
    for (const query of ['', 'a=.', 'run=.&run=.']) expect((await ask(`/compare?${query}`)).status).toBe(400);
    for (const query of ['a=.&b=none', 'a=.&b=..', 'a=.&b=__proto__']) {
      expect((await ask(`/compare?${query}`)).status).toBe(404);
    }
  });
});

describe('the server', () => {
  /** What a server says to raw bytes. */
  const raw = (port: number, bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes));
      let said = '';
      socket.on('data', (piece) => (said += piece.toString('latin1')));
      socket.on('close', () => resolve(said));
      socket.on('error', reject);
      socket.setTimeout(10_000, () => socket.destroy());
    });

  test('listens on this computer alone, and lives through whatever is sent to it', async () => {
    let port = 0;
    const { app } = served(surrounded(), { hosts: () => hostsOf(port) });
    const server = await listen(app, 0);
    onTestFinished(() => server.close());
    port = server.port;
    const name = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
    for (const line of [
      '/at/../../outside/report.html',
      '/../../../etc/passwd',
      '/at/..\\..\\report.html',
      '//evil.example/',
      '/%',
      '/?lang=%ff',
      '/search/1',
      '*',
    ]) {
      const said = await raw(port, `GET ${line} HTTP/1.1\r\n${name}`);
      expect(said).toMatch(/^HTTP\/1\.1 (200|400|404)/);
      expect(said).not.toContain(SECRET);
      expect(said).not.toContain('node:');
    }
    expect(await raw(port, `GET / HTTP/1.1\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(
      await raw(port, `GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(await raw(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);

    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow('fetch failed');
  });

  test('a port that is taken is one sentence with the remedy', async () => {
    const { app } = served(surrounded());
    const first = await listen(app, 0);
    onTestFinished(() => first.close());
    await expect(listen(app, first.port)).rejects.toThrow(
      `Port ${first.port} is taken by another program; name another with --port, or any free one with --port 0.`,
    );
  });
});
