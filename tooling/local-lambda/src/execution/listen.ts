import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The only interface the local run ever listens on. */
export const loopbackAddress = '127.0.0.1';

/**
 * Starts a server on the loopback interface.
 *
 * @param port 0 for any free one
 * @param option the option that chose the port, named in the error
 * @returns the port
 * @throws Error when the port is taken or not permitted, naming port and option
 */
export function listen(server: Server, port: number, option: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port, option)));
    server.listen({ host: loopbackAddress, port }, () => resolve((server.address() as AddressInfo).port));
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, option: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} (option ${option}) is already in use: stop the program that listens there, or choose another port`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} (option ${option}) is not permitted: choose one above 1023`, {
      cause: error,
    });
  }
  return error;
}

/** Stops a server at once, connections included. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
