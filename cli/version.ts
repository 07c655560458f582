// The program's version.

import manifest from '../package.json' with { type: 'json' };

/** Version of the package, which every result names. */
export const VERSION: string = manifest.version;
