import type { EnvironmentSettings } from './execution/environment-variables.ts';
import { summarizeError } from './execution/error-summary.ts';
import { FunctionPool } from './execution/function-pool.ts';
import type { InvocationResult } from './execution/invocation.ts';
import type { InvokeFunction } from './gateway/front-door-server.ts';
import type { LocalLambdaOptions } from './local-lambda-options.ts';
import type { FunctionDefinition } from './template/function-definition.ts';

/** All functions of a local run, by name. */
export interface FunctionDirectory {
  readonly invoke: InvokeFunction;
  readonly enqueue: InvokeFunction;
  /** The processes that are alive. */
  readonly processIds: () => ReadonlyArray<number>;
  stop(): Promise<void>;
}

/** What the pools share. */
export interface FunctionDirectoryOptions
  extends Pick<LocalLambdaOptions, 'concurrency' | 'initTimeoutMs' | 'onLog' | 'onEvent'> {
  readonly functions: ReadonlyArray<FunctionDefinition>;
  readonly settings: EnvironmentSettings;
  readonly runtimeClient: string;
}

/** Gives every function a pool of execution environments. None is started before its first invocation. */
export function functionDirectory(options: FunctionDirectoryOptions): FunctionDirectory {
  const pools = new Map(
    options.functions.map((definition) => [definition.name, poolOf(definition, options)]),
  );

  const poolNamed = (name: string): FunctionPool => {
    const pool = pools.get(name);
    if (pool === undefined) throw new Error(`There is no function named ${name}`);
    return pool;
  };
  const told = async (name: string, running: Promise<InvocationResult>): Promise<InvocationResult> => {
    const result = await running;
    options.onEvent?.({
      type: 'invocation',
      functionName: name,
      requestId: result.requestId,
      durationMs: result.durationMs,
      ...(result.initDurationMs === undefined ? {} : { initDurationMs: result.initDurationMs }),
      ...(result.failed ? { error: summarizeError(result.payload) } : {}),
    });
    return result;
  };
  return {
    invoke: async (name, request) => told(name, poolNamed(name).invoke(request)),
    enqueue: async (name, request) => told(name, poolNamed(name).enqueue(request)),
    processIds: () => [...pools.values()].flatMap(({ processIds }) => processIds),
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}

function poolOf(definition: FunctionDefinition, options: FunctionDirectoryOptions): FunctionPool {
  return new FunctionPool({
    definition,
    settings: options.settings,
    runtimeClient: options.runtimeClient,
    initTimeoutMs: options.initTimeoutMs ?? 10_000,
    concurrency: definition.reservedConcurrency ?? options.concurrency ?? 100,
    onLog: (line) => options.onLog(definition.name, line),
  });
}
