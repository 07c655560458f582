// A real browser for the page's tests, where the machine has one.

import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [process.env.TIDEMARK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is; undefined where there is none. */
export const executablePath: string | undefined = PLACES.find((path) => path && existsSync(path));

/** True where the browser tests cannot run and need not; says so. Where TIDEMARK_REQUIRE names chromium they run, and fail. */
export function withoutBrowser(): boolean {
  if (executablePath || process.env.TIDEMARK_REQUIRE?.split(',').includes('chromium')) return false;
  console.log(
    'skipped: browser tests of report.html, no Chromium at TIDEMARK_CHROMIUM, /usr/bin/chromium, /usr/bin/google-chrome',
  );
  return true;
}

/** Starts the browser. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });
