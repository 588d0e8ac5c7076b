import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = fileURLToPath(new URL('./start.mjs', import.meta.url));

/** What one start took. */
export interface Start {
  /** Import of the bundle, in ms by the clock. */
  readonly load: number;
  /** CPU time of that, of all threads, in ms. */
  readonly loadCpu: number;
  /** The first answer after that, in ms by the clock. */
  readonly answer: number;
  /** CPU time of that, of all threads, in ms. */
  readonly answerCpu: number;
  /** Most memory that the process had, in MB. */
  readonly memory: number;
  /** From the start of the process to its end, in ms. */
  readonly process: number;
}

/**
 * Starts Node for one application and waits for its end.
 *
 * @param file - The bundle, or any module: one that exports no `answer` is only loaded.
 * @param url - Where the server listens.
 * @throws Error with what it wrote when it fails.
 */
export function runStart(node: string, file: string, url: string): Start {
  const before = performance.now();
  const { status, stderr, output, error } = spawnSync(node, [program, pathToFileURL(file).href, url], {
    encoding: 'utf8',
    // The third one is what is measured; what the application logs goes nowhere.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...lambdaEnvironment },
  });
  const elapsed = performance.now() - before;
  const report = output?.[3];
  if (error) throw error;
  if (status !== 0 || !report) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return { ...(JSON.parse(report) as Omit<Start, 'process'>), process: elapsed };
}

/** What the AWS SDK and the loggers read in Lambda. */
const lambdaEnvironment = {
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_LAMBDA_FUNCTION_NAME: 'orders',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
};
