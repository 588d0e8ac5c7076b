import type { Route } from '../gateway/route.ts';
import { locateCode } from './code-location.ts';
import { type DeploymentPlace, functionArn } from './deployment-place.ts';
import { eventRoutes } from './event-routes.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { type FunctionProperties, isUsedProperty, parseFunctionProperties } from './function-schema.ts';
import { resolveIntrinsics } from './resolve-intrinsics.ts';
import type { TemplateNames } from './template-names.ts';

/** One function resource and what is needed to make sense of it. */
export interface FunctionSource {
  readonly logicalId: string;
  readonly properties: Record<string, unknown>;
  /** `Globals.Function`. */
  readonly globals: Record<string, unknown>;
  readonly names: TemplateNames;
  readonly place: DeploymentPlace;
  /** The folder that `CodeUri` is relative to. */
  readonly root: string;
}

/** What the template says of one function; without a definition there is at least one problem. */
export interface FunctionReading {
  readonly definition?: FunctionDefinition;
  readonly httpApi: ReadonlyArray<Route>;
  readonly restApi: ReadonlyArray<Route>;
  /** Each begins with the resource's name. */
  readonly problems: ReadonlyArray<string>;
}

/** Reads and checks one function of a template. */
export function readFunction(source: FunctionSource): FunctionReading {
  const { logicalId, names, root } = source;
  const unresolved: string[] = [];
  const merged = relevant(mergeGlobals(source.globals, source.properties));
  const resolved = Object.fromEntries(
    Object.entries(merged).map(([key, value]) => [
      key,
      resolveIntrinsics(value, names, (text) => unresolved.push(`${logicalId}.${key} ${text}`)),
    ]),
  );
  if (unresolved.length > 0) return { httpApi: [], restApi: [], problems: unresolved };
  const result = parseFunctionProperties(resolved);
  if (!result.success) {
    const problems = result.error.issues.map(
      (issue) => `${logicalId}.${issue.path.join('.')} ${issueText(issue)}`,
    );
    return { httpApi: [], restApi: [], problems };
  }
  const code = locateCode(root, result.data.CodeUri, result.data.Handler);
  if (!code.found) {
    return { httpApi: [], restApi: [], problems: [`${logicalId}.${code.property} ${code.problem}`] };
  }
  const definition = define(source, result.data, code.directory);
  const { httpApi, restApi, problems } = eventRoutes(definition.name, result.data.Events);
  return { definition, httpApi, restApi, problems: problems.map((text) => `${logicalId}.Events.${text}`) };
}

/** Leaves out what the local run does not use, so that it does not have to be resolvable. */
function relevant(properties: Record<string, unknown>): Record<string, unknown> {
  const { Events, ...others } = properties;
  const known = Object.entries(others).filter(([key]) => isUsedProperty(key));
  const events = Object.entries((Events ?? {}) as Record<string, { Type?: unknown }>).filter(
    ([, event]) => event?.Type === 'Api' || event?.Type === 'HttpApi',
  );
  return {
    ...Object.fromEntries(known),
    ...(events.length > 0 ? { Events: Object.fromEntries(events) } : {}),
  };
}

/** A function's own properties win; environment variables are merged one by one (SAM, "Globals section"). */
function mergeGlobals(
  globals: Record<string, unknown>,
  properties: Record<string, unknown>,
): Record<string, unknown> {
  const variables = {
    ...variablesOf(globals),
    ...variablesOf(properties),
  };
  return {
    ...globals,
    ...properties,
    ...(Object.keys(variables).length > 0 ? { Environment: { Variables: variables } } : {}),
  };
}

function variablesOf(properties: Record<string, unknown>): Record<string, unknown> {
  const environment = properties.Environment as { Variables?: Record<string, unknown> } | undefined;
  return environment?.Variables ?? {};
}

/** An invalid key of a record carries the text of the key's own rule one level deeper. */
function issueText(issue: {
  message: string;
  code?: string;
  issues?: ReadonlyArray<{ message: string }>;
}): string {
  return issue.code === 'invalid_key' ? (issue.issues?.[0]?.message ?? issue.message) : issue.message;
}

function define(
  { logicalId, place }: FunctionSource,
  properties: FunctionProperties,
  codeDirectory: string,
): FunctionDefinition {
  const name = properties.FunctionName ?? logicalId;
  const { AuthType, InvokeMode } = properties.FunctionUrlConfig ?? {};
  return {
    logicalId,
    name,
    arn: functionArn(name, place),
    handler: properties.Handler,
    runtime: properties.Runtime,
    codeDirectory,
    timeoutMs: properties.Timeout * 1000,
    memorySizeMb: properties.MemorySize,
    environment: properties.Environment?.Variables ?? {},
    ...(properties.ReservedConcurrentExecutions === undefined
      ? {}
      : { reservedConcurrency: properties.ReservedConcurrentExecutions }),
    ...(AuthType === undefined || InvokeMode === undefined
      ? {}
      : { functionUrl: { authType: AuthType, invokeMode: InvokeMode } }),
  };
}
