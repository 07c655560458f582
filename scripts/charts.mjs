// Builds the script that report.html carries: ECharts, the charts and the page's few controls in one file.

import { build } from 'esbuild';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The page redistributes these libraries, so their notices travel with it.
const NOTICE = `/*! Contains Apache ECharts (c) The Apache Software Foundation, Apache-2.0, https://echarts.apache.org;
zrender (c) 2017 Baidu Inc., BSD-3-Clause, https://github.com/ecomfe/zrender;
tslib (c) Microsoft Corporation, 0BSD. */`;

/** Writes `report-client.js` into a folder and returns its path. */
export async function buildCharts(outdir) {
  await mkdir(outdir, { recursive: true });
  const outfile = join(outdir, 'report-client.js');
  await build({
    entryPoints: [fileURLToPath(new URL('../reports/html/client/main.ts', import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    banner: { js: NOTICE },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return outfile;
}
