import { functionDirectory } from './function-directory.ts';
import { invokeEndpointServer } from './invoke/invoke-endpoint.ts';
import type { LocalLambdaOptions } from './local-lambda-options.ts';
import { openDoors } from './open-doors.ts';
import { runtimeClientLocation } from './runtime-client-location.ts';
import { ServerGroup } from './server-group.ts';
import { readTemplate, type Template } from './template/read-template.ts';

/** A local run. */
export interface LocalLambda {
  /** Where the HTTP API is, with its stage if that has a name; no slash at the end. */
  readonly httpUrl: string;
  /** Where the REST API is, with its stage; undefined when the template has none. */
  readonly restUrl: string | undefined;
  /** Where the Invoke endpoint is: the value for `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly invokeUrl: string;
  readonly functions: ReadonlyArray<LocalFunction>;
  /** The processes of the functions that are alive. */
  processIds(): ReadonlyArray<number>;
  /** Ends all servers and processes. Requests under way are cut off. */
  stop(): Promise<void>;
}

/** One function of a local run. */
export interface LocalFunction {
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  /** `GET /a/{id}`, `$default`: the routes that lead to it. */
  readonly routes: ReadonlyArray<{
    readonly api: 'http-api' | 'rest-api';
    readonly method: string;
    readonly path: string;
  }>;
  /** Its own URL, when the template gives it one. */
  readonly url?: string;
}

/**
 * Starts the functions of a SAM template on this machine: each under AWS's own runtime client, in a process of
 * its own, behind an HTTP API, a REST API, function URLs and Lambda's Invoke endpoint. Everything listens on
 * 127.0.0.1 alone. A function's process starts with its first invocation.
 *
 * @throws TemplateError when the template cannot be run, with one line per problem
 * @throws Error when a port is taken, naming port and option, or the package has not been built
 * @example
 * const run = await startLocalLambda({
 *   template: 'template.yaml',
 *   region: 'eu-west-1',
 *   credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
 *   httpPort: 3000,
 *   onLog: (name, line) => console.log(name, line),
 * });
 * // curl http://127.0.0.1:3000/offers
 * await run.stop();
 */
export async function startLocalLambda(options: LocalLambdaOptions): Promise<LocalLambda> {
  const { region, accountId = '123456789012' } = options;
  const template = readTemplate(options.template, options);
  // Filled below: it names the Invoke endpoint, which has no port yet.
  const environment: Record<string, string> = {};
  const directory = functionDirectory({
    ...options,
    functions: template.functions,
    runtimeClient: runtimeClientLocation(options.runtimeClient),
    settings: { region, credentials: options.credentials, extraEnvironment: environment },
  });
  const servers = new ServerGroup();
  try {
    const functionNames = template.functions.map(({ name }) => name);
    const invokeServer = invokeEndpointServer({ region, accountId, functionNames, ...directory });
    const invokeUrl = await servers.open(invokeServer, options.invokePort ?? 0, 'invokePort');
    Object.assign(environment, { AWS_ENDPOINT_URL_LAMBDA: invokeUrl }, options.environment);
    const doors = await openDoors(template, { ...options, accountId }, directory, servers);
    return {
      httpUrl: doors.httpUrl,
      restUrl: doors.restUrl,
      invokeUrl,
      functions: localFunctions(template, doors.functionUrls),
      processIds: directory.processIds,
      stop: async () => {
        await directory.stop();
        await servers.close();
      },
    };
  } catch (error) {
    await servers.close();
    throw error;
  }
}

function localFunctions(
  { functions, httpApi, restApi }: Template,
  urls: ReadonlyMap<string, string>,
): ReadonlyArray<LocalFunction> {
  const routes = [
    ...httpApi.routes.map((route) => ({ api: 'http-api' as const, ...route })),
    ...restApi.routes.map((route) => ({ api: 'rest-api' as const, ...route })),
  ];
  return functions.map(({ name, arn, runtime }) => {
    const url = urls.get(name);
    return {
      name,
      arn,
      runtime,
      routes: routes
        .filter(({ functionName }) => functionName === name)
        .map(({ api, method, path }) => ({ api, method, path })),
      ...(url === undefined ? {} : { url }),
    };
  });
}
