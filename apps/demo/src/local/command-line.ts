import { parseArgs } from 'node:util';

/** What the local run is asked to do. */
export interface CommandLine {
  /** Port of the HTTP API. */
  readonly port: number;
  /** Port of the REST API. */
  readonly restPort: number;
  /** Send the sample request, print the answer and stop. */
  readonly once: boolean;
  readonly help: boolean;
}

export const usage = `pnpm demo [--port 3000] [--rest-port 3001] [--once]

  --port       port of the HTTP API (API Gateway v2 events); 0 takes any free one
  --rest-port  port of the REST API (API Gateway v1 events); 0 takes any free one
  --once       send the sample request, print the answer, exit with 0 if it is right and 1 if not
  --help       print this`;

/**
 * Reads the command line.
 *
 * @throws Error that says what to change.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    // pnpm hands `--` through when it is written between the script and its options.
    args: args.filter((argument) => argument !== '--'),
    options: {
      port: { type: 'string' },
      'rest-port': { type: 'string' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  // A single request does not need ports that somebody can remember, and must not clash with a running demo.
  const fallback = values.once ? ['0', '0'] : ['3000', '3001'];
  return {
    port: readPort('--port', values.port ?? fallback[0]),
    restPort: readPort('--rest-port', values['rest-port'] ?? fallback[1]),
    once: values.once,
    help: values.help,
  };
}

function readPort(option: string, text: string | undefined): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text ?? '') && port <= 65_535) return port;
  throw new Error(`${option} takes a port from 0 to 65535, not "${text}"`);
}
