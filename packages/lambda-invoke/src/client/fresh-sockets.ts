import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';

/** The connections of a client. */
export interface FreshSockets {
  /** The agents for the SDK's HTTP handler. */
  readonly agents: { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpsAgent };
  /** Closes the connections that have been idle for too long; calls before it each send. */
  discardIdle(): void;
}

// Lambda freezes an environment between invocations. A connection that the other end has closed meanwhile
// looks open afterwards, and breaks with the first request: the SDK would just repeat it, but a function
// that may run once only is not called again after a broken connection. Load balancers keep idle connections
// for 60 s and more; a new one costs some milliseconds.
const LONGEST_IDLE = 20_000;

// The SDK's default of 50 makes the 51st call at a time wait for a socket, and the connection timeout of a
// waiting call runs already. Lambda allows a function 1,024 open files.
const MAXIMUM_SOCKETS = 500;

/** Makes the connections of a client. */
export function createFreshSockets(): FreshSockets {
  // An `import` of node:http would read all of its lazy properties, and load undici with them.
  const http = process.getBuiltinModule('node:http');
  const https = process.getBuiltinModule('node:https');
  const options = { keepAlive: true, maxSockets: MAXIMUM_SOCKETS };
  const httpAgent = new http.Agent(options);
  const httpsAgent = new https.Agent(options);
  const idleSince = new WeakMap<Socket, number>();
  for (const agent of [httpAgent, httpsAgent]) {
    agent.on('free', (socket: Socket) => idleSince.set(socket, Date.now()));
  }
  // No connection has been idle for too long before this time, so that most calls need not look.
  let nextLook = 0;
  return {
    agents: { httpAgent, httpsAgent },
    discardIdle() {
      const now = Date.now();
      if (now < nextLook) return;
      let oldest = now;
      for (const { freeSockets } of [httpAgent, httpsAgent]) {
        for (const socket of Object.values(freeSockets).flat()) {
          const since = (socket && idleSince.get(socket)) ?? now;
          if (since < now - LONGEST_IDLE) socket?.destroy();
          else oldest = Math.min(oldest, since);
        }
      }
      nextLook = oldest + LONGEST_IDLE;
    },
  };
}
