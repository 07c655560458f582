// The import rules of the project, one by one; `npm run check:layers` cruises them.

/** What no folder of the product may import. */
const outside = '^(test|scripts|docs)/';

/** A rule that allows a folder nothing of ours but what is listed. */
const only = (folder, allowed, comment) => ({
  name: `${folder.replaceAll('/', '-')}-only`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: '^(engine|strategies|data|reports|sweep|audit|cli|test|scripts|docs|index\\.ts)', pathNot: allowed },
});

/** A rule that only the listed files may import a package. */
const door = (name, files) => ({
  name: `door-of-${name.replace(/\W+/g, '-')}`,
  comment: `Only ${files} may import ${name}: each library has one door.`,
  severity: 'error',
  from: { path: '^(engine|strategies|data|reports|sweep|audit|cli|index\\.ts|test/kit)', pathNot: files },
  to: { path: `node_modules/${name}/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Modules that need each other are one module. Types count: a reader has to follow them too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('engine', ['^engine/'], 'The engine stands on nothing: no reader, report or strategy reaches into it.'),
    only(
      'strategies',
      ['^engine/index\\.ts$', '^strategies/'],
      'A strategy is written against the public face, like a user’s own.',
    ),
    only('data', ['^data/', '^engine/index\\.ts$'], 'Readers make feeds; they know of the engine only its words.'),
    only(
      'reports',
      ['^reports/', '^engine/index\\.ts$'],
      'Reports look at a run; they know of the engine only its words.',
    ),
    only('sweep', ['^sweep/', '^engine/index\\.ts$', '^reports/'], 'Feeds and strategies are handed to a sweep.'),
    only('audit', ['^audit/', '^engine/index\\.ts$'], 'Feeds and fresh copies of a strategy are handed to an audit.'),
    only('test/kit', ['^test/kit/', '^engine/index\\.ts$', '^data/'], 'What is published as tidemark/testing.'),
    only('test/reference', ['^test/reference/'], 'A second opinion shares no code with the first.'),
    {
      name: 'table-of-strategies',
      comment:
        'Only the table itself may list the strategies; they never import each other, but each the files of its own folder, and what funds have in common.',
      severity: 'error',
      from: { path: '^strategies/([^/.]+)', pathNot: '^strategies/index\\.ts$' },
      to: { path: '^strategies/', pathNot: '^strategies/($1|funds)/' },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'The command line joins the others and is joined by none.',
      severity: 'error',
      from: { pathNot: '^(cli|test/cli)/' },
      to: { path: '^cli/' },
    },
    {
      name: 'product-without-tests',
      comment: 'What is shipped needs nothing that is not, but for the kit, which is shipped.',
      severity: 'error',
      from: { path: '^(engine|strategies|data|reports|sweep|audit|cli|index\\.ts)' },
      to: { path: outside, pathNot: '^test/kit/' },
    },
    {
      name: 'pure-engine',
      comment: 'The engine and the strategies do no I/O and read no clock.',
      severity: 'error',
      from: { path: '^(engine|strategies)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-doors',
      comment: 'Three files of the engine are doors to a library; nothing else of it imports one.',
      severity: 'error',
      from: { path: '^(engine|strategies)/', pathNot: '^engine/(random\\.ts|allocation\\.ts|indicators/)' },
      to: { path: 'node_modules/' },
    },
    door('seedrandom', '^engine/random\\.ts$'),
    door('quadprog', '^engine/allocation\\.ts$'),
    door('trading-signals', '^engine/indicators/'),
    door('yargs', '^cli/'),
    door('cli-progress', '^cli/'),
    door('esbuild', '^cli/'),
    door('echarts', '^reports/charts/'),
    door('arquero', '^(data|reports)/'),
    door('fast-check', '^test/kit/'),
    door('cli-table3', '^(cli|reports/render)/'),
    door('bullmq', '^sweep/queue/'),
    door('ioredis', '^sweep/queue/'),
    door('piscina', '^sweep/thread-pool\\.ts$'),
    door('@duckdb/node-api', '^(sweep/ledger|data/columnar)/duckdb\\.ts$'),
    door('fflate', '^data/import/'),
    door('p-retry', '^data/providers/'),
    door('@uwdata/flechette', '^(data|reports)/'),
    door('hono', '^cli/serve/'),
    door('@hono/node-server', '^cli/serve/'),
    door('picocolors', '^(cli|reports/render)/'),
    {
      name: 'declared',
      comment:
        'What is imported stands in package.json, and what is shipped among its dependencies or optional peers; templates are for projects of their own.',
      severity: 'error',
      from: {
        path: '^(engine|strategies|data|reports|sweep|audit|cli|index\\.ts|test/kit)',
        pathNot: '^cli/templates/',
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere breaks at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^(?!\\.?\\.?/?dist/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.cache|coverage|results)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
