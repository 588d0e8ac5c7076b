import { dirname } from 'node:path';
import {
  binaryMediaTypesOf,
  type HttpApiDefinition,
  type RestApiDefinition,
  stageOf,
} from './api-definition.ts';
import { checkReferences } from './check-references.ts';
import type { DeploymentPlace } from './deployment-place.ts';
import { duplicateRoutes } from './event-routes.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { isFunction, namesOfDocument } from './names-of-document.ts';
import { type FunctionReading, readFunction } from './read-function.ts';
import { readDocument, type TemplateDocument } from './template-document.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateNames } from './template-names.ts';

/** How to read a template. */
export interface ReadTemplateOptions extends Partial<DeploymentPlace> {
  /** The folder that every `CodeUri` is relative to. Default: the template's own. */
  readonly functionsRoot?: string;
}

/** A SAM template as the local run needs to know it. */
export interface Template {
  readonly path: string;
  readonly functions: ReadonlyArray<FunctionDefinition>;
  readonly httpApi: HttpApiDefinition;
  readonly restApi: RestApiDefinition;
}

/**
 * Reads a SAM template: its functions with their settings, environment and URLs, and the routes of its APIs.
 *
 * `Ref`, `Fn::Sub`, `Fn::GetAtt` and `Fn::Join` are evaluated, with parameters at their defaults; `Globals`
 * are merged in. An attribute of a resource that is no function has no value locally and becomes
 * `Resource.Attribute`.
 *
 * @param path of the template, relative to the current directory
 * @throws TemplateError with one line for each problem, among them folders and handlers that do not exist
 * @example
 * const { functions } = readTemplate('template.yaml');
 */
export function readTemplate(path: string, options: ReadTemplateOptions = {}): Template {
  const place: DeploymentPlace = {
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    stackName: options.stackName ?? 'local',
  };
  const document = readDocument(path);
  const names = namesOfDocument(document, place);
  const root = options.functionsRoot ?? dirname(path);
  const readings = readFunctions(document, names, place, root);
  const httpApi = readings.flatMap((reading) => reading.httpApi);
  const restApi = readings.flatMap((reading) => reading.restApi);
  const problems = [
    ...checkReferences(path, document, names),
    ...readings.flatMap((reading) => reading.problems.map((problem) => `${path}: ${problem}`)),
    ...[...duplicateRoutes(httpApi), ...duplicateRoutes(restApi)].map(
      (key) => `${path}: the route ${key} is declared twice: keep one of the events`,
    ),
    ...(readings.length === 0
      ? [`${path}: has no resource of type AWS::Serverless::Function: there is nothing to run`]
      : []),
  ];
  if (problems.length > 0) throw new TemplateError(problems);
  return {
    path,
    functions: readings.flatMap(({ definition }) => definition ?? []),
    httpApi: { stage: stageOf(document, 'HttpApi'), routes: httpApi },
    restApi: {
      stage: stageOf(document, 'Api'),
      routes: restApi,
      binaryMediaTypes: binaryMediaTypesOf(document),
    },
  };
}

function readFunctions(
  document: TemplateDocument,
  names: TemplateNames,
  place: DeploymentPlace,
  root: string,
): ReadonlyArray<FunctionReading> {
  return Object.entries(document.Resources)
    .filter(([, resource]) => isFunction(resource))
    .map(([logicalId, resource]) =>
      readFunction({
        logicalId,
        properties: resource.Properties ?? {},
        globals: document.Globals?.Function ?? {},
        names,
        place,
        root,
      }),
    );
}
