import type { Server } from 'node:http';
import { close, listen, loopbackAddress } from './execution/listen.ts';
import { functionDirectory } from './function-directory.ts';
import type { FrontDoor } from './gateway/front-door.ts';
import { frontDoorServer } from './gateway/front-door-server.ts';
import { functionUrlDoor } from './gateway/function-url-door.ts';
import { httpApiDoor } from './gateway/http-api-door.ts';
import { restApiDoor } from './gateway/rest-api-door.ts';
import { invokeEndpointServer } from './invoke/invoke-endpoint.ts';
import type { LocalLambdaOptions } from './local-lambda-options.ts';
import { runtimeClientLocation } from './runtime-client-location.ts';
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
  const { region, accountId = '123456789012', onEvent } = options;
  const template = readTemplate(options.template, options);
  const runtimeClient = runtimeClientLocation(options.runtimeClient);
  const servers: Server[] = [];
  const stopServers = async (): Promise<void> => void (await Promise.all(servers.map(close)));
  const open = async (server: Server, port: number, option: string): Promise<string> => {
    servers.push(server);
    return `http://${loopbackAddress}:${await listen(server, port, option)}`;
  };
  // The functions' environment names the Invoke endpoint, so the endpoint comes first.
  const environment: Record<string, string> = {};
  const directory = functionDirectory({
    ...options,
    functions: template.functions,
    runtimeClient,
    settings: { region, credentials: options.credentials, extraEnvironment: environment },
  });
  const openDoor = (door: FrontDoor, port: number, option: string): Promise<string> =>
    open(
      frontDoorServer(door, directory.invoke, (served) => onEvent?.({ type: 'request', ...served })),
      port,
      option,
    );
  try {
    const functionNames = template.functions.map(({ name }) => name);
    const invokeServer = invokeEndpointServer({ region, accountId, functionNames, ...directory });
    const invokeUrl = await open(invokeServer, options.invokePort ?? 0, 'invokePort');
    Object.assign(environment, { AWS_ENDPOINT_URL_LAMBDA: invokeUrl }, options.environment);
    const httpOrigin = await openDoor(
      httpApiDoor(template.httpApi, { accountId }),
      options.httpPort,
      'httpPort',
    );
    const restOrigin =
      template.restApi.routes.length === 0
        ? undefined
        : await openDoor(restApiDoor(template.restApi, { accountId }), options.restPort ?? 0, 'restPort');
    const urls = await openFunctionUrls(template, openDoor);
    const { httpApi, restApi } = template;
    return {
      httpUrl: httpApi.stage === '$default' ? httpOrigin : `${httpOrigin}/${httpApi.stage}`,
      restUrl: restOrigin === undefined ? undefined : `${restOrigin}/${restApi.stage}`,
      invokeUrl,
      functions: localFunctions(template, urls),
      processIds: directory.processIds,
      stop: async () => {
        await directory.stop();
        await stopServers();
      },
    };
  } catch (error) {
    await stopServers();
    throw error;
  }
}

async function openFunctionUrls(
  { functions }: Template,
  openDoor: (door: FrontDoor, port: number, option: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  for (const definition of functions) {
    if (definition.functionUrl === undefined) continue;
    urls.set(definition.name, `${await openDoor(functionUrlDoor(definition), 0, 'none')}/`);
  }
  return urls;
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
