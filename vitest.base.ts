import { defineProject, type UserWorkspaceConfig } from 'vitest/config';

// Sources by default; `PYPWEXT_TEST_DIST=1` runs the same tests against the built packages.
// "module" must stay out: it picks the browser build of the AWS SDK.
const conditions = process.env.PYPWEXT_TEST_DIST ? ['node'] : ['@pypwext/source', 'node'];

/**
 * The test project of one package: `test/**\/*.test.ts` at run time, `test/**\/*.test-d.ts` by the type checker.
 */
export const project = (name: string): UserWorkspaceConfig =>
  defineProject({
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: ['test/**/*.test.ts'],
      typecheck: { enabled: true, tsconfig: './tsconfig.json', include: ['test/**/*.test-d.ts'] },
    },
  });
