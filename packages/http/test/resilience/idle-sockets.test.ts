import { systemClock } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { PyPwExtHTTPSession } from '../../src/index.ts';
import { startClosingServer } from '../support/closing-server.ts';

describe('After a freeze in which the server has closed the connection', () => {
  test('no call goes out on the dead connection, not even a POST', async () => {
    await using server = await startClosingServer();
    let offset = 0;
    const clock = { now: () => Date.now() + offset, sleep: systemClock.sleep };
    const http = new PyPwExtHTTPSession({ clock, retry: false });

    for (let round = 1; round <= 20; round++) {
      const reply = await http.post(server.origin, { body: 'once' });
      expect(reply.responseBody).toBe('ok');
      // The next call starts from a timer, before the loop has looked at its sockets.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          server.freezeUntilClosed(round);
          offset += 10_000;
          resolve();
        });
      });
    }
  });
});
