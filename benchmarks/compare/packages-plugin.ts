import { existsSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Lets esbuild take our packages from a checkout, as they are built there, for a module that is bundled from here.
 *
 * @param folder - Of the checkout, with a slash at the end.
 */
export const packagesOf = (folder: string): Plugin => ({
  name: 'packages-of-checkout',
  setup(build) {
    build.onResolve({ filter: /^@pypwext\/[\w-]+$/ }, ({ path }) => {
      const file = `${folder}packages/${path.replace('@pypwext/', '')}/dist/index.js`;
      // Those that are no packages, such as the demo, are the working tree's.
      return existsSync(file) ? { path: file, sideEffects: false } : undefined;
    });
  },
});
