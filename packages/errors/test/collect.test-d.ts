import { expectTypeOf, test } from 'vitest';
import { collect, map, PyPwExtErrorHandler } from '../src/index.ts';

const errors = new PyPwExtErrorHandler();

test('the function form says when undefined can come back', () => {
  const send = async (email: string): Promise<number> => email.length;
  expectTypeOf(collect(send)).toEqualTypeOf<(this: unknown, email: string) => Promise<number | undefined>>();
  expectTypeOf(errors.collect({ root: true })(send)('a')).resolves.toEqualTypeOf<number | undefined>();
  expectTypeOf(collect((age: number) => age > 17)(1)).toEqualTypeOf<boolean | undefined>();
});

test('with a fallback there is no undefined', () => {
  const send = async (): Promise<number> => 1;
  expectTypeOf(collect({ fallback: 'none' })(send)()).resolves.toEqualTypeOf<number | string>();
  expectTypeOf(collect({ fallback: 0 })(() => 1)()).toEqualTypeOf<number>();
  expectTypeOf(collect({ fallback: null, root: true })(() => 1)()).toEqualTypeOf<number | null>();
});

test('generators stay generators', () => {
  async function* pages(): AsyncGenerator<number, string, boolean> {
    yield 1;
    return '';
  }
  expectTypeOf(collect(pages)()).toEqualTypeOf<AsyncGenerator<number, string | undefined, boolean>>();
  function* numbers(): Generator<number, string, boolean> {
    yield 1;
    return '';
  }
  expectTypeOf(collect({ fallback: 0 })(numbers)()).toEqualTypeOf<
    Generator<number, string | number, boolean>
  >();
});

test('a function that always throws gives the fallback', () => {
  const fail = (): never => {
    throw new Error();
  };
  expectTypeOf(collect(fail)()).toEqualTypeOf<undefined>();
  expectTypeOf(collect({ fallback: 1 })(fail)()).toEqualTypeOf<number>();
});

test('nesting and generic functions are inferred without annotations', () => {
  const first = collect(<T>(items: T[]) => items[0] as T);
  expectTypeOf(first(['a'])).toEqualTypeOf<string | undefined>();
  const nested = collect({ root: true })(collect({ fallback: '' })(async (id: number) => String(id)));
  expectTypeOf(nested).parameters.toEqualTypeOf<[id: number]>();
  expectTypeOf(nested(1)).resolves.toEqualTypeOf<string | undefined>();
});

test('this is kept and checked', () => {
  const check = collect(function (this: { minimum: number }, age: number) {
    return age >= this.minimum;
  });
  expectTypeOf(check).thisParameter.toEqualTypeOf<{ minimum: number }>();
});

test('the decorator forms keep the type of the method', () => {
  class Offers {
    @errors.collect
    async send(age: number): Promise<string> {
      return String(age);
    }
    @errors.collect({ root: true, fallback: 0 })
    check(age: number): number {
      return age;
    }
  }
  expectTypeOf<Offers['send']>().toEqualTypeOf<(age: number) => Promise<string>>();
  expectTypeOf<Offers['check']>().toEqualTypeOf<(age: number) => number>();
});

test('what is neither a function nor options is refused', () => {
  // @ts-expect-error: a text is no function
  collect('text');
  // @ts-expect-error: a misspelt option
  collect({ rot: true });
});

test('map leaves undefined out of its results', () => {
  expectTypeOf(map(['a'], (item) => (item === 'a' ? item.length : undefined))).resolves.toEqualTypeOf<
    number[]
  >();
  expectTypeOf(errors.map(new Set([1]), async (item, index) => item + index)).resolves.toEqualTypeOf<
    number[]
  >();
});

test('map hands the function what the promises among the items bring', () => {
  map([Promise.resolve(1), 2], (item) => expectTypeOf(item).toEqualTypeOf<number>());
  map(new Set([Promise.resolve(1)]), (item) => expectTypeOf(item).toEqualTypeOf<number>());
  map(
    (async function* () {
      yield 'a';
    })(),
    (item) => expectTypeOf(item).toEqualTypeOf<string>(),
  );
  // @ts-expect-error: the promise itself does not arrive
  map([Promise.resolve(1)], (item) => item.then());
  const each = <T>(items: T[], fn: (item: T) => string) => map(items, fn);
  expectTypeOf(each<number>).returns.resolves.toEqualTypeOf<string[]>();
});

test('collect is the callback of map, which adds an index and the list', () => {
  const load = async (id: number) => String(id);
  expectTypeOf([load].map((each) => errors.collect(each))).items.returns.resolves.toEqualTypeOf<
    string | undefined
  >();
});
