import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPyPwExtInternalError, parseTemplate, renderTemplate } from '../src/index.ts';

const name = fc.stringMatching(/^[a-z_][A-Za-z0-9_]{0,8}$/);
const text = fc.string().filter((value) => !/[{}]/.test(value));

test('a template is its parts, written one after the other', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          text,
          name.map((value) => `{${value}}`),
        ),
      ),
      (pieces) => {
        const template = pieces.join('');
        const written = parseTemplate(template).map((part) =>
          part.kind === 'text' ? part.text : `{${part.name}}`,
        );
        expect(written.join('')).toBe(template);
      },
    ),
  );
});

test('a value is rendered once and never read as a template itself', () => {
  fc.assert(
    fc.property(name, fc.string({ minLength: 1 }), (key, value) => {
      expect(renderTemplate(`<{${key}}>` as string, { [key]: value })).toBe(`<${value}>`);
    }),
  );
});

test('any text is parsed, or refused by an error that says why', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', 'A', '_', '1', ' ', 'é') }), (template) => {
      try {
        parseTemplate(template);
      } catch (error) {
        expect(isPyPwExtInternalError(error)).toBe(true);
      }
    }),
  );
});
