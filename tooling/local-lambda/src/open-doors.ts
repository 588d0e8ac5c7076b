import type { FunctionDirectory } from './function-directory.ts';
import type { FrontDoor } from './gateway/front-door.ts';
import { frontDoorServer } from './gateway/front-door-server.ts';
import { functionUrlDoor } from './gateway/function-url-door.ts';
import { httpApiDoor } from './gateway/http-api-door.ts';
import { restApiDoor } from './gateway/rest-api-door.ts';
import type { LocalLambdaOptions } from './local-lambda-options.ts';
import type { ServerGroup } from './server-group.ts';
import type { Template } from './template/read-template.ts';

/** Where the front doors are; none of them ends with a slash except the functions' own URLs. */
export interface DoorUrls {
  readonly httpUrl: string;
  readonly restUrl: string | undefined;
  /** By function name. */
  readonly functionUrls: ReadonlyMap<string, string>;
}

/** Opens the HTTP API, the REST API when the template has one, and the functions' URLs. */
export async function openDoors(
  template: Template,
  options: Pick<LocalLambdaOptions, 'httpPort' | 'restPort' | 'onEvent'> & { readonly accountId: string },
  directory: FunctionDirectory,
  servers: ServerGroup,
): Promise<DoorUrls> {
  const { accountId, onEvent } = options;
  const open = (door: FrontDoor, port: number, option: string): Promise<string> =>
    servers.open(
      frontDoorServer(door, directory.invoke, (served) => onEvent?.({ type: 'request', ...served })),
      port,
      option,
    );
  const { httpApi, restApi, functions } = template;
  const httpOrigin = await open(httpApiDoor(httpApi, { accountId }), options.httpPort, 'httpPort');
  const restOrigin =
    restApi.routes.length === 0
      ? undefined
      : await open(restApiDoor(restApi, { accountId }), options.restPort ?? 0, 'restPort');
  const functionUrls = new Map<string, string>();
  for (const definition of functions) {
    if (definition.functionUrl === undefined) continue;
    functionUrls.set(definition.name, `${await open(functionUrlDoor(definition), 0, 'none')}/`);
  }
  return {
    httpUrl: httpApi.stage === '$default' ? httpOrigin : `${httpOrigin}/${httpApi.stage}`,
    restUrl: restOrigin === undefined ? undefined : `${restOrigin}/${restApi.stage}`,
    functionUrls,
  };
}
