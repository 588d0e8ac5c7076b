import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../compare/command-line.ts';

const known = ['size', 'handler'];

describe('the command line of a comparison', () => {
  it('names the base first and the suites after it', () => {
    expect(readCommandLine(['HEAD~1', 'size'], known)).toEqual({
      base: 'HEAD~1',
      suites: ['size'],
      quick: false,
      help: false,
    });
  });

  it('takes options in any place, and the separator that pnpm hands through', () => {
    expect(readCommandLine(['--', '--quick', 'main'], known)).toMatchObject({ base: 'main', quick: true });
  });

  it('says how it is used when no base is named', () => {
    expect(() => readCommandLine([], known)).toThrow(/Which commit to compare with\?.*bench:compare <base>/s);
  });

  it('needs no base to print its help', () => {
    expect(readCommandLine(['--help'], known)).toMatchObject({ help: true });
  });

  it('says which suites there are when one is unknown', () => {
    expect(() => readCommandLine(['main', 'sizes'], known)).toThrow(
      'There is no suite "sizes" that can be compared; there are: size, handler',
    );
  });

  it('refuses an option that it does not know', () => {
    expect(() => readCommandLine(['main', '--fast'], known)).toThrow("Unknown option '--fast'");
  });
});
