import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: {
      offers: 'src/functions/offers.ts',
      orders: 'src/functions/orders.ts',
      pricing: 'src/functions/pricing.ts',
      audit: 'src/functions/audit.ts',
    },
    outDir: 'dist/functions',
    format: ['esm'],
    target: 'node24',
    platform: 'node',
    outExtension: () => ({ js: '.mjs' }),
    // Lambda's runtime brings the AWS SDK; everything else goes into the bundle. Both patterns are needed:
    // `noExternal` wins over `external`, and what neither names is bundled when a dependency imports it.
    noExternal: [/^(?!@aws-sdk\/)/],
    external: [/^@aws-sdk\//],
    splitting: false,
    minify: true,
    // Log entries name functions, which the minifier would rename.
    keepNames: true,
    sourcemap: true,
    clean: true,
    // Bundled CommonJS needs a `require`, which ES modules do not have.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  },
  {
    entry: { 'local-run': 'src/local/local-run.ts' },
    outDir: 'dist',
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    outExtension: () => ({ js: '.mjs' }),
    external: [/^@pypwext\//],
    sourcemap: true,
  },
]);
