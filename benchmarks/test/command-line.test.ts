import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../src/command-line.ts';

const known = ['handler', 'encoder'];

describe('the command line', () => {
  it('names no suite when all are to run', () => {
    expect(readCommandLine([], known)).toMatchObject({ suites: [], check: false, force: false });
  });

  it('takes the names of suites and options in any order, and what pnpm hands through', () => {
    expect(readCommandLine(['--', 'encoder', '--check', 'handler'], known)).toMatchObject({
      suites: ['encoder', 'handler'],
      check: true,
    });
  });

  it('names the suites there are when there is none of a name', () => {
    expect(() => readCommandLine(['encodr'], known)).toThrow(
      'There is no suite "encodr"; there are: handler, encoder',
    );
  });

  it('refuses an option that is none', () => {
    expect(() => readCommandLine(['--chek'], known)).toThrow("'--chek'");
  });
});
