import type { Route } from '../gateway/route.ts';
import type { TemplateDocument } from './template-document.ts';

/** The HTTP API (version 2) of a template: all its HttpApi events together. */
export interface HttpApiDefinition {
  /** `$default`, or a name that every path then begins with. */
  readonly stage: string;
  readonly routes: ReadonlyArray<Route>;
}

/** The REST API (version 1) of a template: all its Api events together. */
export interface RestApiDefinition {
  /** `Prod` unless the template declares an API with another name. Every path begins with it. */
  readonly stage: string;
  readonly routes: ReadonlyArray<Route>;
  /** Media types whose bodies are passed in base64, for example `image/png` or `*\/*`. */
  readonly binaryMediaTypes: ReadonlyArray<string>;
}

/** The stage of an API kind: of the declared API, or the SAM transform's default for an undeclared one. */
export function stageOf(document: TemplateDocument, kind: 'Api' | 'HttpApi'): string {
  const { StageName } = apiProperties(document, kind);
  return typeof StageName === 'string' ? StageName : kind === 'Api' ? 'Prod' : '$default';
}

/** `BinaryMediaTypes`, where SAM writes `image~1png` for `image/png`. */
export function binaryMediaTypesOf(document: TemplateDocument): ReadonlyArray<string> {
  const { BinaryMediaTypes } = apiProperties(document, 'Api');
  return Array.isArray(BinaryMediaTypes)
    ? BinaryMediaTypes.map((type) => String(type).replace('~1', '/'))
    : [];
}

/** Hint: with several APIs of a kind the first one's settings count, since all routes share one door. */
function apiProperties(document: TemplateDocument, kind: 'Api' | 'HttpApi'): Record<string, unknown> {
  const declared = Object.values(document.Resources).find(({ Type }) => Type === `AWS::Serverless::${kind}`);
  return { ...document.Globals?.[kind], ...declared?.Properties };
}
