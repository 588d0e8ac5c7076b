import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatLogLine, type LocalLambda, startLocalLambda } from '@pypwext/local-lambda';
import { type CommandLine, readCommandLine, usage } from './command-line.ts';
import { type PartnerApi, startPartnerApi } from './partner-api.ts';
import { isRight, sampleBody, sendSample } from './sample-request.ts';

const region = 'eu-west-1';
// Made up: they sign requests to the stand-in of the partner, and nothing else knows them.
const credentials = {
  accessKeyId: 'AKIDLOCALRUN',
  secretAccessKey: 'local-run-secret',
  sessionToken: 'local-run',
};

/** What is written for people goes to the standard error, so that a pipe gets nothing but log entries. */
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** Log entries: readable in a terminal, raw JSON in a pipe; beside the answer when there is one to print. */
function printLog(once: boolean): (functionName: string, line: string) => void {
  const stream = once ? process.stderr : process.stdout;
  return (functionName, line) => {
    const colour = !process.env.NO_COLOR;
    stream.write(`${stream.isTTY ? formatLogLine(line, { colour, functionName }) : line}\n`);
  };
}

interface Run {
  readonly functions: LocalLambda;
  readonly partner: PartnerApi;
  stop(): Promise<void>;
}

async function start({ port, restPort, once }: CommandLine): Promise<Run> {
  const template = fileURLToPath(new URL('../template.yaml', import.meta.url));
  const partner = await startPartnerApi({ credentials, region });
  try {
    const functions = await startLocalLambda({
      template,
      region,
      credentials,
      httpPort: port,
      restPort,
      environment: { PARTNER_API: partner.url },
      onLog: printLog(once),
    });
    const stop = async (): Promise<void> => {
      await functions.stop();
      await partner.close();
    };
    return { functions, partner, stop };
  } catch (error) {
    await partner.close();
    throw error;
  }
}

function announce({ httpUrl, restUrl }: LocalLambda): void {
  tell(`
HTTP API  ${httpUrl}/offers  ${httpUrl}/orders
REST API  ${restUrl}/offers  ${restUrl}/orders

Three customers, of whom two are refused:

curl -i ${httpUrl}/offers -H 'content-type: application/json' -d '${JSON.stringify(JSON.parse(sampleBody()))}'

Waiting for requests; Ctrl-C stops everything.
`);
}

async function runOnce(run: Run): Promise<number> {
  tell('Sending the sample request; the first answer waits for three functions to start ...');
  try {
    const answer = await sendSample(run.functions.httpUrl);
    process.stdout.write(`${answer.status} ${answer.body}\n`);
    return isRight(answer) ? 0 : 1;
  } finally {
    await run.stop();
  }
}

async function main(): Promise<number | undefined> {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (commandLine.help) {
    tell(usage);
    return 0;
  }
  if (!existsSync(new URL('./functions', import.meta.url))) {
    throw new Error('The functions are not built: run "pnpm build" first');
  }
  tell('Starting the functions of apps/demo/template.yaml ...');
  const run = await start(commandLine);
  if (commandLine.once) return runOnce(run);
  announce(run.functions);
  const stop = async (): Promise<void> => {
    tell('\nStopping ...');
    await run.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return undefined;
}

main().then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    tell(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
