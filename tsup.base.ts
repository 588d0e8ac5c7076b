import { defineConfig, type Options } from 'tsup';

/** The build of every published package: one ESM file and one declaration file. */
const config:
  | Options
  | Options[]
  | ((options: Options) => Options | Options[] | Promise<Options | Options[]>) = defineConfig({
  entry: ['src/index.ts'],
  format: ['esm'],
  // Follows `engines.node` (>=20.19) of the packages, not the Node that runs the build.
  target: 'node20',
  platform: 'node',
  dts: true,
  sourcemap: true,
  clean: true,
});

export default config;
