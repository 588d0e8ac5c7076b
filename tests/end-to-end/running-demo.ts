import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalLambda, startLocalLambda } from '@pypwext/local-lambda';
import { type PartnerApi, startPartnerApi } from '../../apps/demo/src/local/partner-api.ts';

export const demo: string = join(import.meta.dirname, '../../apps/demo');

const region = 'eu-west-1';
const credentials = {
  accessKeyId: 'AKIDENDTOEND',
  secretAccessKey: 'end-to-end-secret',
  sessionToken: 'token',
};

/** A log entry of a function. */
export type LogEntry = Readonly<Record<string, unknown>> & { readonly function: string };

/** The demo under the local run, with everything that it wrote. */
export interface RunningDemo {
  readonly lambda: LocalLambda;
  readonly partner: PartnerApi;
  /** The JSON entries of all functions so far. */
  readonly entries: LogEntry[];
  /** Every line as it was printed. */
  readonly lines: string[];
  post(path: string, body: unknown, door?: 'http' | 'rest'): Promise<{ status: number; body: unknown }>;
  /** Waits for an entry: an EVENT call is handed over before it has run. */
  entry(matches: (entry: LogEntry) => boolean): Promise<LogEntry>;
  stop(): Promise<void>;
}

/** Starts the built demo; what it logs and what the partner accepted can be looked at. */
export async function runDemo(): Promise<RunningDemo> {
  if (!existsSync(join(demo, 'dist/functions/offers.mjs'))) {
    throw new Error('The demo is not built: run "pnpm build" before the end-to-end tests');
  }
  const entries: LogEntry[] = [];
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const partner = await startPartnerApi({ credentials, region });
  const lambda = await startLocalLambda({
    template: join(demo, 'template.yaml'),
    region,
    credentials,
    httpPort: 0,
    environment: { PARTNER_API: partner.url },
    onLog: (functionName, line) => {
      lines.push(line);
      if (line.startsWith('{')) entries.push({ function: functionName, ...JSON.parse(line) });
      for (const look of waiting) look();
    },
  });
  return {
    lambda,
    partner,
    entries,
    lines,
    post: async (path, body, door = 'http') => {
      const url = door === 'http' ? lambda.httpUrl : lambda.restUrl;
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    entry: (matches) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = entries.find(matches);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop: async () => {
      await lambda.stop();
      await partner.close();
    },
  };
}
