import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

// Node 20 cannot run TypeScript.
const strips = Number(process.versions.node.split('.')[0]) >= 22;

const inNewProcess = (program: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--experimental-strip-types', '--conditions=@pypwext/source', '--input-type=module', '-e', program],
      { encoding: 'utf8', cwd: import.meta.dirname, env: { ...process.env, NODE_NO_WARNINGS: '1' } },
    ),
  );

test.skipIf(!strips)('importing the package loads no built-in module; the first invocation does', () => {
  const loaded = inNewProcess(`
    const known = new Set(process.moduleLoadList);
    // Node's own parts have a path in their names.
    const added = () => process.moduleLoadList.filter((name) => !known.has(name) && !name.includes('/'));
    const base = await import('@pypwext/base');
    const atImport = added();
    base.runInvocation({}, () => undefined);
    console.log(JSON.stringify({ atImport, later: added() }));
  `);

  expect(loaded).toEqual({ atImport: [], later: ['NativeModule async_hooks'] });
});
