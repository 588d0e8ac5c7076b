import { defineConfig } from 'tsup';
import base from '../../tsup.base.ts';
import { bundleRuntimeClient } from './src/runtime-client/bundle-runtime-client.ts';

export default defineConfig({
  ...base,
  onSuccess: () => bundleRuntimeClient('dist/runtime-client.mjs'),
});
