import type { Logger } from '@aws-lambda-powertools/logger';
import type { AnyFunction } from '@pypwext/base';

/** Powertools' own decorator, for `experimentalDecorators`. */
export type LegacyHandlerDecorator = ReturnType<Logger['injectLambdaContext']>;

/** The same as a TC39 decorator. */
export type StandardHandlerDecorator = <F extends AnyFunction>(
  method: F,
  context: ClassMethodDecoratorContext,
) => F;

/** Lets Powertools' legacy decorator serve under both decorator protocols. */
export function dualDecorator(
  legacy: LegacyHandlerDecorator,
): LegacyHandlerDecorator & StandardHandlerDecorator {
  const apply = legacy as (target: unknown, key: unknown, descriptor: unknown) => void;
  const dual = (subject: unknown, place: unknown, descriptor?: unknown): unknown => {
    if (typeof place !== 'object' || place === null || !('kind' in place)) {
      return apply(subject, place, descriptor);
    }
    const holder = { value: subject };
    apply({}, (place as ClassMethodDecoratorContext).name, holder);
    return holder.value;
  };
  return dual as LegacyHandlerDecorator & StandardHandlerDecorator;
}
