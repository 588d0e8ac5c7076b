import { randomBytes } from 'node:crypto';
import type { FunctionDefinition } from '../template/function-definition.ts';

/** The credentials that the functions find in their environment. They should not be real ones. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a function's environment holds besides what its template says. */
export interface EnvironmentSettings {
  readonly region: string;
  readonly credentials: LocalCredentials;
  /** Variables for every function; they win over the template's. */
  readonly extraEnvironment: Readonly<Record<string, string>>;
}

/**
 * The variables of one execution environment: what Lambda sets, the template's, the extra ones, and `PATH`.
 * Nothing else of the parent's environment, so that a function cannot come to depend on it.
 *
 * Source: AWS Lambda developer guide, "Defined runtime environment variables".
 *
 * @param runtimeApi host and port of the environment's Runtime API
 */
export function environmentVariables(
  definition: FunctionDefinition,
  settings: EnvironmentSettings,
  runtimeApi: string,
): Record<string, string> {
  return {
    ...(process.env.PATH === undefined ? {} : { PATH: process.env.PATH }),
    ...definition.environment,
    ...settings.extraEnvironment,
    ...credentialVariables(settings.credentials),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memorySizeMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName(new Date()),
    LAMBDA_TASK_ROOT: definition.codeDirectory,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: definition.handler,
  };
}

function credentialVariables(credentials: LocalCredentials): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
}

function logStreamName(date: Date): string {
  const day = date.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
}
