import { defineConfig, type Options } from 'tsup';
import base from '../../tsup.base.ts';

/**
 * ofetch goes into the package, in a chunk of its own that is loaded with the first call: its entry for Node
 * costs 125 KB and some 30 ms, and its map of exports gives the small entry, which is for platforms with a
 * fetch of their own as Node has now, to no one who runs on Node. What of ofetch is never called stays out.
 */
const config: Options = {
  ...(base as Options),
  noExternal: ['ofetch', 'destr', 'ufo'],
  esbuildOptions(options) {
    options.conditions = ['wintercg'];
    options.alias = { destr: './ofetch-unused.ts', ufo: './ofetch-unused.ts' };
  },
};

export default defineConfig(config);
