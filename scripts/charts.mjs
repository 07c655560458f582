// Builds the scripts that the pages carry: ECharts, the charts and the page's few controls in one file each.

import { build } from 'esbuild';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The page redistributes these libraries, so their notices travel with it.
const NOTICE = `/*! Contains Apache ECharts (c) The Apache Software Foundation, Apache-2.0, https://echarts.apache.org;
zrender (c) 2017 Baidu Inc., BSD-3-Clause, https://github.com/ecomfe/zrender;
tslib (c) Microsoft Corporation, 0BSD. */`;

/** Writes `report-client.js`, `sweep-client.js` and `compare-client.js` into a folder and returns the path of the one that is asked for. */
export async function buildCharts(outdir, page = 'report') {
  await mkdir(outdir, { recursive: true });
  const source = (name) => fileURLToPath(new URL(`../reports/html/client/${name}.ts`, import.meta.url));
  await build({
    // Each page carries one script, so that nothing is shared between them.
    entryPoints: {
      'report-client': source('main'),
      'sweep-client': source('sweep'),
      'compare-client': source('compare'),
    },
    outdir,
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
  return join(outdir, `${page}-client.js`);
}
