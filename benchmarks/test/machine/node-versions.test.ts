import { describe, expect, it } from 'vitest';
import { findNode } from '../../src/machine/node-versions.ts';

describe('findNode', () => {
  it('is the Node that runs, when that is the one', () => {
    const major = process.version.slice(1).split('.')[0] ?? '';
    expect(findNode(major)).toBe(process.execPath);
  });

  it('is nothing, and asks nobody, for what is no major version', () => {
    expect(findNode('latest')).toBeUndefined();
  });
});
