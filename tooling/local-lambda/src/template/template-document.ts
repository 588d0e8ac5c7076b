import { readFileSync } from 'node:fs';
import { parseDocument, type YAMLError } from 'yaml';
import * as z from 'zod';
import { intrinsicTags } from './intrinsic-tags.ts';
import { TemplateError } from './template-error.ts';

const anyProperties = z.record(z.string(), z.unknown());

const resourceSchema = z.object({
  Type: z.string({ error: 'has no Type: give it one, such as AWS::Serverless::Function' }),
  Properties: z.nullish(anyProperties),
});

const documentSchema = z.object(
  {
    Parameters: z.optional(z.record(z.string(), z.object({ Default: z.optional(z.unknown()) }))),
    Globals: z.optional(
      z.object({
        Function: z.optional(anyProperties),
        Api: z.optional(anyProperties),
        HttpApi: z.optional(anyProperties),
      }),
    ),
    Resources: z.record(z.string(), resourceSchema, {
      error: 'is missing: a SAM template lists its functions under Resources',
    }),
  },
  { error: 'must be a map with Resources, as in a SAM template' },
);

/** A template's text, parsed, with every intrinsic function in its long form. */
export interface TemplateDocument {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>> | undefined;
  readonly Globals?:
    | Readonly<Partial<Record<'Function' | 'Api' | 'HttpApi', Record<string, unknown> | undefined>>>
    | undefined;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** One entry under `Resources`. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Reads and parses a template.
 *
 * @throws TemplateError when it cannot be read, is no YAML, or has no resources
 */
export function readDocument(path: string): TemplateDocument {
  const document = parseDocument(readText(path), { customTags: (tags) => [...tags, ...intrinsicTags()] });
  if (document.errors.length > 0) {
    throw new TemplateError(document.errors.map((error) => syntaxProblem(path, error)));
  }
  const unknownTags = document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
  if (unknownTags.length > 0) {
    throw new TemplateError(unknownTags.map((warning) => syntaxProblem(path, warning)));
  }
  const result = documentSchema.safeParse(document.toJS());
  if (result.success) return result.data;
  throw new TemplateError(
    result.error.issues.map((issue) => {
      const where = issue.path.join('.');
      return `${path}: ${where === '' ? 'the template' : where}: ${issue.message}`;
    }),
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new TemplateError([`${path}: ${reason}: check the path of the template`]);
  }
}

/** The parser's own message, which ends with a picture of the place, cut to its first sentence. */
function syntaxProblem(path: string, error: YAMLError): string {
  const [position] = error.linePos ?? [];
  const place = position === undefined ? '' : `:${position.line}:${position.col}`;
  const text = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
  return `${path}${place}: not valid YAML: ${text}`;
}
