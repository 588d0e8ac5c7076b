import { Socket } from 'node:net';

/** The file descriptor of the pipe that the local run keeps open for as long as it lives. */
const lifelineDescriptor = 3;

/**
 * Ends this process when the local run is gone, however it went: the system closes the pipe even after a
 * SIGKILL. A process that waits for its next invocation would notice by itself, one in the middle of an
 * invocation would not.
 */
export function holdLifeline(): void {
  const lifeline = new Socket({ fd: lifelineDescriptor, readable: true, writable: false });
  lifeline.on('error', () => process.exit(1));
  lifeline.on('close', () => process.exit(1));
  lifeline.resume();
  lifeline.unref();
}
