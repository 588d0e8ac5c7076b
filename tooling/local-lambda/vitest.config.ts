import { defineProject, mergeConfig } from 'vitest/config';
import { project } from '../../vitest.base.ts';

export default mergeConfig(
  project('local-lambda'),
  defineProject({
    test: {
      globalSetup: ['./test/build-runtime-client.ts'],
      // Real processes start slowly on a busy machine; no test passes by waiting.
      testTimeout: 20_000,
      expect: { poll: { timeout: 10_000 } },
    },
  }),
);
