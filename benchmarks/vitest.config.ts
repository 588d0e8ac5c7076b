import { defineProject } from 'vitest/config';

export default defineProject({
  ssr: { resolve: { conditions: ['@pypwext/source', 'node'] } },
  test: {
    name: 'benchmarks',
    include: ['test/**/*.test.ts'],
    // Some of them bundle, some start processes; a loaded machine needs the room.
    testTimeout: 30_000,
  },
});
