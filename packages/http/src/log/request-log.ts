import {
  type AttemptRecord,
  Classification,
  InfoClassification,
  type LoggerPort,
  type LogInput,
  PyPwExtInternalError,
} from '@pypwext/base';
import { isLevelOn } from './level.ts';
import { loggedBody } from './logged-body.ts';
import type { HttpLogLevel, LoggingOptions } from './logging-options.ts';

const ALLOWED: readonly string[] = [
  'content-type',
  'content-length',
  'retry-after',
  'x-amzn-requestid',
  'x-amzn-errortype',
  'apigw-requestid',
  'x-request-id',
  'x-pypwext-id',
];
const SECRET: readonly string[] = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-amz-security-token',
];

const LEVELS: readonly string[] = ['DEBUG', 'INFO', 'WARN', 'ERROR'];

/** A misspelt classification would protect nothing, and a misspelt level would log nothing: say so at once. */
function checkChoice(name: string, choices: readonly string[], value: string | undefined): void {
  if (value === undefined || choices.includes(value)) return;
  throw new PyPwExtInternalError(`logging.${name} must be one of ${choices.join(', ')}`);
}

/** A request, as far as logs need it. */
export interface LoggedRequest {
  readonly method: string;
  /** The address without its query. */
  readonly url: string;
  readonly headers: Headers | Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** How a call ended, as far as logs need it. */
export interface LoggedEnd {
  readonly status?: number;
  readonly failure?: string;
  readonly headers?: Headers;
  /** The text of the body, taken only when it is logged. */
  readonly body?: () => string;
  readonly attempts: readonly AttemptRecord[];
  /** How long the whole call took, in ms. */
  readonly milliseconds: number;
}

/** Logs the requests and replies of a session. A failing logger never fails a call. */
export class RequestLog {
  readonly #logger: LoggerPort;
  readonly #options: LoggingOptions;
  readonly #headers: readonly string[];

  constructor(logger: LoggerPort, options: LoggingOptions) {
    checkChoice('level', LEVELS, options.level);
    checkChoice('outLevel', LEVELS, options.outLevel);
    checkChoice('classification', Object.keys(InfoClassification), options.classification);
    checkChoice('outClassification', Object.keys(InfoClassification), options.outClassification);
    this.#logger = logger;
    this.#options = options;
    this.#headers = options.headers?.map((name) => name.toLowerCase()) ?? ALLOWED;
  }

  /** The entry before a request. */
  request({ method, url, headers, body }: LoggedRequest): void {
    const { level = 'DEBUG', classification = 'NA' } = this.#options;
    this.#write(level, classification, () => ({
      message: `Request ${method} ${url}`,
      http: { method, url, headers: this.#pick(headers), ...this.#body(() => body) },
    }));
  }

  /** The one entry after a call, which tells all of its attempts. */
  end({ method, url }: LoggedRequest, end: LoggedEnd): void {
    const { outLevel = 'INFO', classification = 'NA', outClassification = classification } = this.#options;
    const { status, failure, attempts, milliseconds } = end;
    const level = status === undefined ? 'ERROR' : outLevel;
    this.#write(level, outClassification, () => ({
      message: status === undefined ? `No reply to ${method} ${url}` : `Reply ${status} to ${method} ${url}`,
      http: {
        ...{ method, url, status, failure, milliseconds, attempts },
        ...(end.headers ? { headers: this.#pick(end.headers) } : {}),
        ...this.#body(end.body),
      },
    }));
  }

  /** Nothing is computed for a level that is off. */
  #write(level: HttpLogLevel, classification: string, entry: () => { message: string; http: object }): void {
    try {
      if (!isLevelOn(this.#logger, level)) return;
      const input: LogInput = {
        ...entry(),
        ...(classification === 'NA' ? {} : { [Classification]: classification }),
      };
      const written: unknown = this.#logger[level.toLowerCase() as Lowercase<HttpLogLevel>](input);
      // A logger that fails later would end the process.
      if (written) Promise.resolve(written).catch(() => undefined);
    } catch {
      // Logging must not decide whether a call succeeds.
    }
  }

  #body(body: (() => unknown) | undefined): { body?: unknown } {
    const shown = this.#options.body && body ? loggedBody(body()) : undefined;
    return shown === undefined ? {} : { body: shown };
  }

  #pick(headers: Headers | Readonly<Record<string, string>>): Record<string, string> {
    const picked: Record<string, string> = {};
    // Not `instanceof Headers`: touching the global loads fetch, which calls of functions do not need.
    const entries = Symbol.iterator in headers ? (headers as Headers) : Object.entries(headers);
    for (const [name, value] of entries) {
      const key = name.toLowerCase();
      if (this.#headers.includes(key)) picked[key] = SECRET.includes(key) ? '[Redacted]' : value;
    }
    return picked;
  }
}
