import { expectTypeOf, test } from 'vitest';
import {
  type EnvironmentPlaceholders,
  type PlaceholderProblem,
  type Placeholders,
  renderTemplate,
} from '../src/index.ts';

test('Placeholders names the arguments', () => {
  expectTypeOf<Placeholders<'https://{STAGE}.x/{id}'>>().toEqualTypeOf<'id'>();
  expectTypeOf<Placeholders<'{a}{b}{a}'>>().toEqualTypeOf<'a' | 'b'>();
  expectTypeOf<Placeholders<'{STAGE}'>>().toEqualTypeOf<never>();
  expectTypeOf<Placeholders<'none'>>().toEqualTypeOf<never>();
  expectTypeOf<Placeholders<string>>().toEqualTypeOf<string>();
  expectTypeOf<Placeholders<'{_A}'>>().toEqualTypeOf<'_A'>();
});

test('EnvironmentPlaceholders names the variables', () => {
  expectTypeOf<EnvironmentPlaceholders<'{AWS_REGION}/{id}/{S3}'>>().toEqualTypeOf<'AWS_REGION' | 'S3'>();
});

test('PlaceholderProblem says what is wrong', () => {
  expectTypeOf<PlaceholderProblem<'{id'>>().toEqualTypeOf<'unclosed "{" before "id"'>();
  expectTypeOf<PlaceholderProblem<'a}b'>>().toEqualTypeOf<'stray "}" in "a}b"'>();
  expectTypeOf<PlaceholderProblem<'{a-b}'>>().toEqualTypeOf<'"{a-b}" is not a valid placeholder name'>();
  expectTypeOf<PlaceholderProblem<'{}'>>().toEqualTypeOf<'"{}" is not a valid placeholder name'>();
  expectTypeOf<PlaceholderProblem<'/{id}'>>().toEqualTypeOf<never>();
});

test('renderTemplate asks for each argument', () => {
  renderTemplate('/{id}/{STAGE}', { id: 1 });
  // @ts-expect-error the argument is missing
  renderTemplate('/{id}', {});
  // @ts-expect-error the argument is misspelt
  renderTemplate('/{id}', { idd: 1 });
  // @ts-expect-error an object is no value
  renderTemplate('/{id}', { id: {} });
});
