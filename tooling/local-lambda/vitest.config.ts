import { defineProject, mergeConfig } from 'vitest/config';
import { project } from '../../vitest.base.ts';

export default mergeConfig(
  project('local-lambda'),
  defineProject({ test: { globalSetup: ['./test/build-runtime-client.ts'] } }),
);
