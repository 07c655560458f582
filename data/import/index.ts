// The face of the import.

export { ASSUMPTIONS, assumptionsOf } from './assume.js';
export { type ImportFormatDeclaration, importFormat, isImportFormat } from './declare-format.js';
export { IMPORT_FORMATS } from './formats.js';
export { type ImportedFile, type ImportOutcome, importData } from './import-data.js';
