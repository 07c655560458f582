// The options of `tidemark data import`.

/** What says where files go, and what is assumed of them. */
export const IMPORT_OPTIONS = {
  into: { value: 'a folder', about: 'data folder to write: new, empty, or one that an import or a fetch wrote' },
  assume: {
    value: 'assumptions',
    about:
      'what files leave open, such as basis=raw,symbol=510300,dates=d/m/y; what is said counts before what is seen',
  },
  as: {
    value: 'a format',
    about: 'the format of all files: a name that "tidemark list import-formats" shows, or the path of your own',
    fallback: 'recognised for each',
  },
  write: { value: 'a format', about: 'what bars are written as', choices: ['csv', 'parquet'], fallback: 'csv' },
  replace: { about: 'let changed files and better sources take the place of former ones' },
  'dry-run': { about: 'say what would be done, and write nothing' },
  format: { value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' },
};
