import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { substitute, substitutedNames } from '../src/template/substitution.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}(\.[A-Za-z]{1,5}|::[A-Za-z]{1,5})?$/);
const literal = fc.string().filter((text) => !text.includes('$'));

describe('a text with substitutions', () => {
  it('has every name replaced and everything else kept', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(literal, name)), literal, (parts, end) => {
        const text = parts.map(([before, inner]) => `${before}\${${inner}}`).join('') + end;
        expect(substitutedNames(text)).toEqual(parts.map(([, inner]) => inner));
        expect(substitute(text, (inner) => `<${inner}>`)).toBe(
          parts.map(([before, inner]) => `${before}<${inner}>`).join('') + end,
        );
      }),
    );
  });

  it('keeps what is escaped, without the exclamation mark', () => {
    expect(substitute(`a\${!Literal}b\${Name}`, () => 'x')).toBe(`a\${Literal}bx`);
    expect(substitutedNames(`a\${!Literal}b`)).toEqual([]);
  });

  it('does not take the value for a text with substitutions', () => {
    expect(substitute(`\${A}`, () => `\${B}$&`)).toBe(`\${B}$&`);
  });
});
