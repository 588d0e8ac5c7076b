import * as z from 'zod';

/** Variables that Lambda sets itself and refuses in a template (Lambda developer guide, "Reserved"). */
const reservedVariables = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];

const codeUri = z.string({ error: 'is missing: name the folder of the built function, such as dist/' });

const handler = z
  .string({ error: 'is missing: name file and export, such as index.handler' })
  .regex(/^[^.]+\.[^.].*$|^.*\/[^.]+\.[^.].*$/, { error: 'must name file and export, such as index.handler' })
  .refine((text) => !text.includes('..'), { error: 'must not contain ".."' });

const runtime = z
  .string({ error: 'is missing: use nodejs24.x' })
  .regex(/^nodejs2\d\.x$/, { error: 'is not one the local run has: use nodejs22.x or nodejs24.x' });

const wholeNumber = (unit: string, minimum: number, maximum: number) => {
  const error = `must be a whole number of ${unit} from ${minimum} to ${maximum}`;
  return z.coerce.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
};

const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, {
    error: 'is not a valid name for an environment variable: use letters, digits and _',
  })
  .refine((name) => !reservedVariables.includes(name), {
    error: 'is set by Lambda itself: choose another name',
  });

const variableValue = z
  .union([z.string(), z.number(), z.boolean()], { error: 'must be a text, a number or a boolean' })
  .transform(String);

const functionSchema = z.object({
  CodeUri: codeUri,
  Handler: handler,
  Runtime: runtime,
  FunctionName: z.optional(
    z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, {
      error: 'must have 1 to 64 letters, digits, hyphens or underscores',
    }),
  ),
  PackageType: z.optional(
    z.literal('Zip', { error: 'is not supported: the local run starts functions from their folder (Zip)' }),
  ),
  Timeout: wholeNumber('seconds', 1, 900).default(3),
  MemorySize: wholeNumber('MB', 128, 10_240).default(128),
  ReservedConcurrentExecutions: z.optional(wholeNumber('invocations', 0, 1_000_000)),
  Environment: z.optional(z.object({ Variables: z.optional(z.record(variableName, variableValue)) })),
  FunctionUrlConfig: z.optional(
    z.object({
      AuthType: z.enum(['NONE', 'AWS_IAM'], { error: 'must be NONE or AWS_IAM' }),
      InvokeMode: z
        .enum(['BUFFERED', 'RESPONSE_STREAM'], { error: 'must be BUFFERED or RESPONSE_STREAM' })
        .default('BUFFERED'),
    }),
  ),
  Events: z.optional(
    z.record(
      z.string(),
      z.object({ Type: z.string(), Properties: z.nullish(z.record(z.string(), z.unknown())) }),
    ),
  ),
});

/** The properties of an `AWS::Serverless::Function` that the local run uses, with Lambda's defaults. */
export interface FunctionProperties {
  readonly CodeUri: string;
  readonly Handler: string;
  readonly Runtime: string;
  readonly FunctionName?: string | undefined;
  /** In seconds. */
  readonly Timeout: number;
  /** In MB. */
  readonly MemorySize: number;
  readonly ReservedConcurrentExecutions?: number | undefined;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> | undefined } | undefined;
  readonly FunctionUrlConfig?:
    | { readonly AuthType: 'NONE' | 'AWS_IAM'; readonly InvokeMode: 'BUFFERED' | 'RESPONSE_STREAM' }
    | undefined;
  readonly Events?: Readonly<Record<string, FunctionEvent>> | undefined;
}

/** One entry under a function's `Events`. */
export interface FunctionEvent {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Checks resolved properties. */
export function parseFunctionProperties(properties: unknown): z.ZodSafeParseResult<FunctionProperties> {
  return functionSchema.safeParse(properties);
}

/** Whether the local run looks at a property at all. */
export function isUsedProperty(name: string): boolean {
  return name in functionSchema.shape;
}
