import { describe, expect, it } from 'vitest';
import { suites } from '../src/suites.ts';

const cases = suites.flatMap((suite) =>
  suite.kind === 'race' ? suite.cases.map((raceCase) => ({ suite: suite.name, raceCase })) : [],
);

describe('the suites', () => {
  it('have names of their own that fit a command and a file', () => {
    const names = suites.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(cases)('race a baseline in $suite: $raceCase.name', ({ raceCase }) => {
    expect(Object.keys(raceCase.contenders)).toContain(raceCase.baseline);
  });

  it.each(cases)('set targets for contenders there are in $suite: $raceCase.name', ({ raceCase }) => {
    const names = Object.keys(raceCase.contenders);
    for (const target of raceCase.targets ?? []) {
      const others = 'against' in target ? target.against : [];
      for (const name of [target.row, ...(typeof others === 'string' ? [others] : others)]) {
        expect(names).toContain(name);
      }
    }
  });
});
