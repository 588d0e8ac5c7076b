import type { CustomEncoder } from '@pypwext/base';
import { expectTypeOf, test } from 'vitest';
import { encoderOf, PyPwExtJSONEncoder } from '../src/index.ts';

class Money {
  readonly amount = 1n;
}

abstract class Shape {
  abstract area(): number;
}

test('the value is an instance of the class', () => {
  const encoder = encoderOf(Money, (value) => {
    expectTypeOf(value).toEqualTypeOf<Money>();
    return value.amount;
  });
  expectTypeOf(encoder).toEqualTypeOf<CustomEncoder<Money>>();
});

test('the class may be abstract, or built in', () => {
  encoderOf(Shape, (value) => expectTypeOf(value).toEqualTypeOf<Shape>());
  encoderOf(Date, (value) => expectTypeOf(value).toEqualTypeOf<Date>());
});

test('the value is what the guard tells', () => {
  const isText = (value: unknown): value is string => typeof value === 'string';
  encoderOf(isText, (value) => expectTypeOf(value).toEqualTypeOf<string>());
  const tellsNothing = (value: unknown): boolean => Boolean(value);
  // @ts-expect-error it tells no type
  encoderOf(tellsNothing, () => 1);
});

test('encoders of different kinds go into one list', () => {
  const encoders = [encoderOf(Money, (money) => money.amount), encoderOf(Date, (date) => date.getTime())];
  expectTypeOf(new PyPwExtJSONEncoder({ encoders })).toEqualTypeOf<PyPwExtJSONEncoder>();
  const literal: CustomEncoder = {
    match: () => true,
    encode: (value) => expectTypeOf(value).toEqualTypeOf<unknown>(),
  };
  expectTypeOf(literal.match).returns.toEqualTypeOf<boolean>();
});
