import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LoggerPort, StdErrorCollector, StdPyPwExtError } from '../src/index.ts';

const notFound = new StdPyPwExtError('No such customer', { code: 404 });
const tooMany = new StdPyPwExtError('Too many offers', { code: 429 });

const silent = (): LoggerPort => ({ debug: () => {}, info: () => {}, warn: vi.fn(), error: () => {} });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a collector', () => {
  test('keeps the errors in order, each object once', () => {
    const collector = new StdErrorCollector();
    for (const error of [notFound, tooMany, notFound]) collector.add(error);
    expect(collector.errors).toEqual([notFound, tooMany]);
  });

  test('hands out copies', () => {
    const collector = new StdErrorCollector();
    const before = collector.errors;
    collector.add(notFound);
    expect(before).toEqual([]);
  });

  test('finds errors by a predicate', () => {
    const collector = new StdErrorCollector();
    collector.add(notFound);
    expect(collector.hasErrors()).toBe(true);
    expect(collector.hasErrors((error) => error.code === 429)).toBe(false);
    expect(collector.getErrors((error) => error.code === 404)).toEqual([notFound]);
    expect(collector.getErrors()).toEqual([notFound]);
  });

  test('tells the first error with the highest code', () => {
    const collector = new StdErrorCollector();
    expect(collector.getHighest()).toBeUndefined();
    const second = new StdPyPwExtError('Again', { code: 429 });
    for (const error of [notFound, tooMany, second]) collector.add(error);
    expect(collector.getHighest()).toBe(tooMany);
  });

  test('forgets all errors when it is cleared', () => {
    const collector = new StdErrorCollector();
    collector.add(notFound);
    collector.clear();
    expect(collector.hasErrors()).toBe(false);
  });

  test('is one object in JSON with one error, an array with several or none', () => {
    const collector = new StdErrorCollector();
    expect(JSON.stringify(collector)).toBe('[]');
    collector.add(notFound);
    expect(collector.toJSON()).toEqual(notFound.toJSON());
    collector.add(tooMany);
    expect(collector.toJSON()).toEqual([notFound.toJSON(), tooMany.toJSON()]);
  });
});

describe('the roots of a collector', () => {
  test('close it with the last of them', () => {
    const collector = new StdErrorCollector({ endsWithRoots: true });
    const leaveOuter = collector.enterRoot();
    const leaveInner = collector.enterRoot();
    leaveInner();
    leaveInner();
    expect(collector.closed).toBe(false);
    leaveOuter();
    expect(collector.closed).toBe(true);
  });

  test('a later root opens it again and keeps what is there', () => {
    const collector = new StdErrorCollector({ endsWithRoots: true });
    collector.enterRoot()();
    const leave = collector.enterRoot();
    collector.add(notFound);
    leave();
    expect(collector.errors).toEqual([notFound]);
    expect(collector.closed).toBe(true);
  });

  test('leave a collector open that is not theirs to end', () => {
    const collector = new StdErrorCollector();
    collector.enterRoot()();
    expect(collector.closed).toBe(false);
  });
});

describe('a closed collector', () => {
  const closed = (logger?: LoggerPort): StdErrorCollector => {
    const collector = new StdErrorCollector({ logger });
    collector.add(notFound);
    collector.close();
    return collector;
  };

  test('takes nothing more and stays readable', () => {
    const collector = closed(silent());
    collector.add(tooMany);
    expect(collector.errors).toEqual([notFound]);
  });

  test('reports a late error once through the logger, at WARN', () => {
    const logger = silent();
    const collector = closed(logger);
    collector.add(tooMany);
    collector.add(tooMany);
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ late: true }), tooMany);
  });

  test('does not report an error that it has collected in time', () => {
    const logger = silent();
    closed(logger).add(notFound);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  test('warns the process of a late error when there is no logger', () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    closed().add(tooMany);
    expect(emitWarning).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('StdPyPwExtError (429, NA): Too many offers'),
      { type: 'PyPwExtWarning', code: 'PYPWEXT_LATE_ERROR' },
    );
  });

  test('warns without the message when the error is classified', () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    closed().add(new StdPyPwExtError('Ann Smith owes 17', { classification: 'PII' }));
    expect(String(emitWarning.mock.calls[0]?.[0])).not.toContain('Ann Smith');
  });

  test('warns the process when the logger throws', () => {
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const broken: LoggerPort = {
      ...silent(),
      warn: () => {
        throw new Error('disk full');
      },
    };
    closed(broken).add(tooMany);
    expect(emitWarning).toHaveBeenCalledOnce();
  });
});
