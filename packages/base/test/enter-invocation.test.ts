import { describe, expect, test } from 'vitest';
import {
  currentInvocation,
  endInvocation,
  enterInvocation,
  openInvocation,
  runInvocation,
  StdErrorCollector,
} from '../src/index.ts';
import { gate } from './gate.ts';

describe('enterInvocation', () => {
  test('opens an invocation outside of any, and says so', () => {
    enterInvocation({ deadline: 17 }, (invocation, opened) => {
      expect(opened).toBe(true);
      expect(currentInvocation()).toBe(invocation);
      expect(invocation.deadline).toBe(17);
    });
    expect(currentInvocation()).toBeUndefined();
  });

  test('joins the open one, fills its empty slots, and says so', () => {
    runInvocation({ deadline: 17 }, (outer) => {
      enterInvocation({ deadline: 18, logKeys: { order: 'A-17' } }, (invocation, opened) => {
        expect(opened).toBe(false);
        expect(invocation).toBe(outer);
        expect(invocation).toMatchObject({ deadline: 17, logKeys: { order: 'A-17' } });
      });
    });
  });

  test('ends nothing itself', () => {
    const invocation = enterInvocation({}, (entered) => entered);
    expect(invocation.ended).toBe(false);
  });

  test('opens another one where work was left running after the end', async () => {
    const { opened: end, open } = gate();
    const [first, left] = enterInvocation({}, (invocation) => {
      const late = end.then(() => enterInvocation({}, (entered, opened) => ({ entered, opened })));
      endInvocation(invocation);
      return [invocation, late] as const;
    });
    open();
    const { entered, opened } = await left;
    expect(opened).toBe(true);
    expect(entered).not.toBe(first);
  });
});

describe('endInvocation', () => {
  test('closes the collector, and marks the invocation as ended', () => {
    const collector = new StdErrorCollector();
    const invocation = enterInvocation({ collector }, (entered) => entered);
    endInvocation(invocation);
    expect(invocation.ended).toBe(true);
    expect(collector.closed).toBe(true);
  });

  test('leaves the invocation around it open', () => {
    runInvocation({}, (outer) => {
      openInvocation({}, (inner) => endInvocation(inner));
      expect(outer.ended).toBe(false);
    });
  });
});
