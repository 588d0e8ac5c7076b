import { defineProject } from 'vitest/config';

export default defineProject({
  ssr: { resolve: { conditions: ['@pypwext/source', 'node'] } },
  test: {
    name: 'tests',
    include: ['*/**/*.test.ts'],
    // These install packages, start processes and bundle; a loaded machine needs the room.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
