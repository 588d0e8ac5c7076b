import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { FunctionDefinition } from '../template/function-definition.ts';
import { type EnvironmentSettings, environmentVariables } from './environment-variables.ts';
import { resultTooLarge, runtimeExited, timedOut } from './function-error.ts';
import { killFunctionProcess, startFunctionProcess } from './function-process.ts';
import type { InvocationRequest, InvocationResult } from './invocation.ts';
import { LineSplitter } from './line-splitter.ts';
import { loopbackAddress } from './listen.ts';
import { failure, failurePayload, OpenInvocation, type Outcome } from './open-invocation.ts';
import type { RuntimeAnswer } from './runtime-answer.ts';
import { type NextInvocation, type RuntimeApi, serveRuntimeApi } from './runtime-api-server.ts';
import { traceHeader } from './trace-header.ts';

/** What an execution environment is made of. */
export interface ExecutionEnvironmentOptions {
  readonly definition: FunctionDefinition;
  readonly settings: EnvironmentSettings;
  /** Path of the bundled runtime client. */
  readonly runtimeClient: string;
  /** How long the function may take to load, in ms. Lambda gives 10 s. */
  readonly initTimeoutMs: number;
  /** A line the function printed, or Lambda would have added to its log. */
  readonly onLog: (line: string) => void;
  /** The process has ended, for whatever reason. */
  readonly onEnd: (environment: ExecutionEnvironment) => void;
}

/**
 * One execution environment: a process with AWS's runtime client, and the Runtime API it talks to. It runs one
 * invocation at a time, and is gone after a timeout, a crash or a function that cannot be loaded.
 */
export class ExecutionEnvironment {
  readonly #options: ExecutionEnvironmentOptions;
  readonly #lines: Readonly<Record<'stdout' | 'stderr', LineSplitter>>;
  readonly #createdAt = performance.now();
  #api: RuntimeApi | undefined;
  #process: ChildProcess | undefined;
  #current: OpenInvocation | undefined;
  #handOver: ((next: NextInvocation) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #initDurationMs: number | undefined;
  #reportedInit = false;
  #retired = false;
  #stopping = false;
  #exited: Promise<void> = Promise.resolve();

  constructor(options: ExecutionEnvironmentOptions) {
    this.#options = options;
    this.#lines = { stdout: new LineSplitter(options.onLog), stderr: new LineSplitter(options.onLog) };
  }

  /** The process of the environment; undefined before it is started. */
  get processId(): number | undefined {
    return this.#process?.pid;
  }

  /** Whether it can take another invocation. */
  get usable(): boolean {
    return !this.#retired;
  }

  /**
   * Runs one invocation, which starts the process when it is the first. A function that fails resolves too.
   *
   * @returns undefined when a process that had been idle turns out to have ended: the event has not run
   */
  async invoke(request: InvocationRequest): Promise<InvocationResult | undefined> {
    if (this.#retired) return undefined;
    const invocation = new OpenInvocation(randomUUID(), request);
    this.#current = invocation;
    if (this.#api === undefined) await this.#start();
    else this.#tryHandOver();
    return invocation.result;
  }

  /** Ends the process and the Runtime API. The current invocation, if any, fails. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#kill();
    await this.#exited;
    await this.#api?.close();
  }

  async #start(): Promise<void> {
    const { definition, settings, runtimeClient, initTimeoutMs } = this.#options;
    this.#api = await serveRuntimeApi({
      next: () => this.#next(),
      answer: (requestId, answer) => this.#answer(requestId, answer),
      initError: (payload) => this.#initError(payload),
    });
    if (this.#stopping) return this.#exit(null, 'SIGKILL');
    this.#timer = setTimeout(() => this.#timeOut(initTimeoutMs), initTimeoutMs);
    const runtimeApi = `${loopbackAddress}:${this.#api.port}`;
    this.#exited = new Promise((resolve) => {
      this.#process = startFunctionProcess(
        definition,
        runtimeClient,
        environmentVariables(definition, settings, runtimeApi),
        {
          output: (stream, chunk) => this.#output(stream, chunk),
          outputEnd: (stream) => this.#lines[stream].end(),
          startError: (error) => {
            this.#startError(error);
            resolve();
          },
          exit: (exitCode, signal) => {
            this.#exit(exitCode, signal);
            resolve();
          },
        },
      );
    });
  }

  #next(): Promise<NextInvocation> {
    if (this.#initDurationMs === undefined) {
      this.#initDurationMs = performance.now() - this.#createdAt;
      clearTimeout(this.#timer);
    }
    return new Promise((resolve) => {
      this.#handOver = resolve;
      this.#tryHandOver();
    });
  }

  /** Meets when both are there: a runtime that waits, and an invocation that has not begun. */
  #tryHandOver(): void {
    const invocation = this.#current;
    const handOver = this.#handOver;
    if (invocation === undefined || invocation.settled || handOver === undefined) return;
    this.#handOver = undefined;
    const { definition } = this.#options;
    // From here on the function's own time runs; loading it has been counted apart.
    this.#timer = setTimeout(() => this.#timeOut(definition.timeoutMs), definition.timeoutMs);
    invocation.start();
    handOver({
      payload: invocation.request.payload,
      headers: invocationHeaders(invocation, definition),
    });
  }

  #answer(requestId: string, answer: RuntimeAnswer): boolean {
    if (this.#current?.requestId !== requestId || this.#current.settled) return false;
    if (answer.kind === 'too-large') this.#settle(failure(resultTooLarge()));
    else if (answer.kind === 'error') this.#settle(failurePayload(answer.payload));
    else this.#settle({ payload: answer.payload, failed: false, contentType: answer.contentType });
    return true;
  }

  #settle(outcome: Outcome): void {
    const invocation = this.#current;
    if (invocation === undefined || invocation.settled) return;
    clearTimeout(this.#timer);
    const initDurationMs = this.#reportedInit ? undefined : this.#initDurationMs;
    this.#reportedInit = true;
    void invocation.settle(outcome, this.#options.definition.memorySizeMb, initDurationMs);
  }

  #initError(payload: Buffer): void {
    clearTimeout(this.#timer);
    this.#settle(failurePayload(payload));
    this.#kill();
  }

  #timeOut(limitMs: number): void {
    const requestId = this.#current?.requestId ?? '';
    const error = timedOut(requestId, limitMs);
    this.#log(`${new Date().toISOString()} ${requestId} ${error.errorMessage.split(' Error: ')[1]}`);
    this.#settle(failure(error));
    this.#kill();
  }

  #kill(): void {
    this.#retired = true;
    if (this.#process !== undefined) killFunctionProcess(this.#process);
  }

  #startError(error: Error): void {
    this.#log(`The function's process cannot be started: ${error.message}`);
    this.#exit(1, null);
  }

  #exit(exitCode: number | null, signal: NodeJS.Signals | null): void {
    // Whatever the process has started itself goes with it.
    this.#kill();
    clearTimeout(this.#timer);
    const invocation = this.#current;
    const wasIdle = this.#initDurationMs !== undefined && invocation?.started === false;
    if (wasIdle && !this.#stopping) {
      invocation.abandon();
    } else if (invocation !== undefined && !invocation.settled) {
      const error = runtimeExited(invocation.requestId, exitCode, signal);
      if (!this.#stopping) this.#log(`${error.errorMessage} ${error.errorType}`);
      this.#settle(failure(error));
    }
    this.#options.onEnd(this);
    void this.#api?.close();
  }

  #output(stream: 'stdout' | 'stderr', chunk: Buffer): void {
    this.#current?.tail.append(chunk);
    this.#lines[stream].write(chunk);
  }

  #log(line: string): void {
    this.#current?.tail.append(`${line}\n`);
    this.#options.onLog(line);
  }
}

function invocationHeaders(
  invocation: OpenInvocation,
  definition: FunctionDefinition,
): Record<string, string> {
  const { invokedFunctionArn, traceId, clientContext } = invocation.request;
  return {
    'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
    'Lambda-Runtime-Deadline-Ms': String(Date.now() + definition.timeoutMs),
    'Lambda-Runtime-Invoked-Function-Arn': invokedFunctionArn ?? definition.arn,
    'Lambda-Runtime-Trace-Id': traceHeader(traceId),
    ...(clientContext === undefined ? {} : { 'Lambda-Runtime-Client-Context': clientContext }),
  };
}
