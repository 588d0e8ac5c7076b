import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareSizes } from '../../compare/compare-sizes.ts';
import { packagesOf } from '../../compare/packages-plugin.ts';
import { weighBundle } from '../../size/bundle-size.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

describe('sizes of the working tree, compared with itself', () => {
  it('are the same to the byte', async () => {
    const sides = { base: repository, head: repository, quick: true, signal: new AbortController().signal };
    const comparisons = await compareSizes({ ...sides, tell: () => undefined });
    expect(comparisons.length).toBeGreaterThan(7);
    for (const { name, ratio, base } of comparisons)
      expect({ name, ratio, some: base > 0 }).toEqual({ name, ratio: 1, some: true });
  });
});

describe('the packages of a checkout', () => {
  let checkout: string;
  beforeEach(() => {
    checkout = `${mkdtempSync(join(tmpdir(), 'pypwext-packages-'))}/`;
    mkdirSync(join(checkout, 'packages/encoder/dist'), { recursive: true });
    writeFileSync(
      join(checkout, 'packages/encoder/dist/index.js'),
      "export const classify = 'of the checkout';",
    );
  });
  afterEach(() => rmSync(checkout, { recursive: true }));

  it('are bundled in place of those that are installed', async () => {
    const code = "import { classify } from '@pypwext/encoder';\nexport default classify;";
    const { text } = await weighBundle({ code, plugins: [packagesOf(checkout)] });
    expect(text).toContain('of the checkout');
  });

  it('are left to the working tree where the checkout has none', async () => {
    const code = "export { isPyPwExtError } from '@pypwext/base';";
    const { contributions } = await weighBundle({ code, plugins: [packagesOf(checkout)] });
    expect(contributions.map(({ file }) => file)).toContain('packages/base/dist/index.js');
  });
});
