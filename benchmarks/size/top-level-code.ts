import type { Plugin } from 'esbuild';
import { weighBundle } from './bundle-size.ts';
import type { PackageName } from './packages.ts';

/**
 * What a bundler has to keep of packages that are imported for nothing: statements at the top of a module that it
 * cannot prove to be without effect. The packages say `sideEffects: false`, which makes bundlers drop a module that
 * nobody uses; one of which a single name is used keeps all of these statements, so they are looked for without that
 * promise.
 *
 * @returns The minified text that is left; empty when everything can be dropped.
 */
export async function topLevelCode(name: PackageName): Promise<string> {
  const { text } = await weighBundle({ code: `import '${name}';`, plugins: [distrust] });
  return text.trim();
}

/** Takes the promise of the own packages away, and leaves all others outside, with theirs. */
const distrust: Plugin = {
  name: 'distrust-side-effects',
  setup(build) {
    build.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === distrust) return undefined;
      if (!/^@pypwext\/|^\./.test(path)) return { path, external: true, sideEffects: false };
      const resolved = await build.resolve(path, { kind, resolveDir, pluginData: distrust });
      return { path: resolved.path, sideEffects: true };
    });
  },
};
