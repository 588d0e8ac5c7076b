import type { Server } from 'node:http';
import { close, listen, loopbackAddress } from './execution/listen.ts';

/** The servers of a local run, opened one by one and closed together. */
export class ServerGroup {
  readonly #servers: Server[] = [];

  /**
   * Opens a server on the loopback interface.
   *
   * @param option the option that chose the port, named when it is taken
   * @returns its origin, `http://127.0.0.1:3000`
   */
  async open(server: Server, port: number, option: string): Promise<string> {
    this.#servers.push(server);
    return `http://${loopbackAddress}:${await listen(server, port, option)}`;
  }

  /** Closes them all, connections included. */
  async close(): Promise<void> {
    await Promise.all(this.#servers.map(close));
  }
}
