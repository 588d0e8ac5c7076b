import type { InfoClassification } from '../vocabulary/information-classification.ts';
import type { RedactionPolicy } from './redaction-policy.ts';

/** How far the paths of the plan's model have been followed at a container. */
export interface RedactionScope {
  /** The policy of the member that led here. */
  readonly policy?: RedactionPolicy;
}

/**
 * What {@link createRedactionPlan} compiled: made once, used for any number of encodings. Only `mask` and
 * `policies` are meant to be read; the rest is what the walk asks for and may change.
 */
export interface RedactionPlan {
  /** What stands in place of a masked value. */
  readonly mask: string;
  /** What to do with a whole entry of a classification; absent means `'keep'`. */
  readonly policies: Readonly<Partial<Record<InfoClassification, RedactionPolicy>>>;
  /** The policy of a classification; one that there is not is treated as `PII`. @internal */
  policyOf(classification: unknown): RedactionPolicy;
  /** The names looked up so far, as they were written. `null` for those without a policy. @internal */
  readonly names: ReadonlyMap<string, RedactionPolicy | null>;
  /** Looks a name up that is not among `names`. @internal */
  lookUp(name: string): RedactionPolicy | null;
  /** Where the paths of the model start; absent without a model. @internal */
  readonly scope?: RedactionScope;
  /** Follows the paths of the model into a member. @internal */
  enter(scope: RedactionScope, name: string): RedactionScope;
  /** Masks what is secret within a text. @internal */
  text(value: string): string;
  /** Applies a policy to a value. @internal */
  apply(value: unknown, policy: RedactionPolicy): unknown;
  /** What stands for message, stack and details of an error whose classification has a policy. @internal */
  withhold(error: Error): Readonly<Record<string, unknown>> | undefined;
}
