import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { type WeighedBundle, weighBundle } from '../size/bundle-size.ts';
import type { Application } from './applications.ts';

// Bundled CommonJS calls `require`, which an ES module does not have; who bundles it writes this.
const banner = [
  "import{createRequire as createRequireOfBundle}from'node:module';",
  'const require=createRequireOfBundle(import.meta.url);',
].join('');

/**
 * Bundles an application as functions are deployed: one minified ES module with everything inside, the AWS SDK
 * included where it is used, and with a `require` when what is inside calls it.
 *
 * @param plugins - By which the packages can be those of another commit.
 */
export async function bundleApplication(
  { module, external = [] }: Application,
  plugins: readonly Plugin[] = [],
): Promise<WeighedBundle> {
  const file = fileURLToPath(new URL(`./applications/${module}.ts`, import.meta.url));
  const code = `export { answer } from ${JSON.stringify(file)};`;
  const bundle = await weighBundle({ code, external, plugins });
  return bundle.text.includes('Dynamic require of')
    ? weighBundle({ code, external, plugins, banner })
    : bundle;
}
