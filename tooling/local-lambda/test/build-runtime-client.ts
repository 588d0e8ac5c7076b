import { fileURLToPath } from 'node:url';
import { bundleRuntimeClient } from '../src/runtime-client/bundle-runtime-client.ts';

/** Vitest's global setup: the tests run real functions, whatever was built before. */
export async function setup(): Promise<void> {
  await bundleRuntimeClient(fileURLToPath(new URL('../dist/runtime-client.mjs', import.meta.url)));
}
