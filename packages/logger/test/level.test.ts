import { runInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it, vi } from 'vitest';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();

const writeAll = (logger: PyPwExtLogger): unknown[] => {
  for (const level of ['trace', 'verbose', 'debug', 'info', 'warn', 'error', 'critical'] as const) {
    logger[level]('entry');
  }
  return written.lines().map(({ level }) => level);
};

describe('a level', () => {
  it.each([
    ['TRACE', ['TRACE', 'VERBOSE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL']],
    ['VERBOSE', ['VERBOSE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL']],
    ['debug', ['DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL']],
    ['Info', ['INFO', 'WARN', 'ERROR', 'CRITICAL']],
    ['critical', ['CRITICAL']],
    ['silent', []],
  ])(
    '%s lets through what is not below it, from the option, the environment and setLogLevel',
    (level, expected) => {
      expect(writeAll(new PyPwExtLogger({ logLevel: level as 'INFO' }))).toEqual(expected);
      for (const name of ['LOG_LEVEL', 'POWERTOOLS_LOG_LEVEL']) {
        written.clear();
        vi.stubEnv(name, level);
        expect(writeAll(new PyPwExtLogger())).toEqual(expected);
        vi.stubEnv(name, undefined);
      }
      written.clear();
      const logger = new PyPwExtLogger({ logLevel: 'ERROR' });
      logger.setLogLevel(level as 'INFO');
      expect(writeAll(logger)).toEqual(expected);
      expect(logger.getLevelName()).toBe(level.toUpperCase());
    },
  );

  it.each(['LOG_LEVEL', 'POWERTOOLS_LOG_LEVEL'])(
    'that is unknown is told in one warning, from %s',
    (name) => {
      vi.stubEnv(name, 'chatty');
      const logger = new PyPwExtLogger();
      logger.info('entry');
      const [warning, entry] = written.lines();
      expect(warning).toMatchObject({
        level: 'WARN',
        message: expect.stringContaining(`"chatty" in ${name}`),
      });
      expect(entry).toMatchObject({ level: 'INFO', message: 'entry' });
      expect(written.lines()).toHaveLength(2);
    },
  );

  it('that is unknown is told once, not by each child', () => {
    const logger = new PyPwExtLogger({ logLevel: 'chatty' as 'INFO' });
    logger.createChild();
    expect(written.lines()).toHaveLength(1);
  });

  it('that is unknown is an error of setLogLevel, as with Powertools', () => {
    expect(() => new PyPwExtLogger().setLogLevel('chatty' as 'INFO')).toThrow('Invalid log level: chatty');
  });

  it.each([
    ['DEBUG', 'DEBUG'],
    ['FATAL', 'CRITICAL'],
    ['warn', 'WARN'],
  ])('of the advanced logging controls, %s, wins over the option', (control, expected) => {
    vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', control);
    expect(new PyPwExtLogger({ logLevel: 'SILENT' }).getLevelName()).toBe(expected);
  });

  it('of the advanced logging controls cannot be changed', () => {
    vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', 'WARN');
    const logger = new PyPwExtLogger();
    logger.setLogLevel('VERBOSE');
    written.clear();
    expect(writeAll(logger)).toEqual(['WARN', 'ERROR', 'CRITICAL']);
  });

  it('is handed on to children, VERBOSE too', () => {
    const child = new PyPwExtLogger({ logLevel: 'VERBOSE' }).createChild();
    expect(child.getLevelName()).toBe('VERBOSE');
    expect(writeAll(child)[0]).toBe('VERBOSE');
  });

  it('stays VERBOSE when the sample is drawn again', () => {
    const logger = new PyPwExtLogger({ logLevel: 'VERBOSE' });
    logger.refreshSampleRateCalculation();
    logger.refreshSampleRateCalculation();
    expect(logger.getLevelName()).toBe('VERBOSE');
  });

  it('that an invocation sets ends with it', async () => {
    const logger = new PyPwExtLogger();
    await runInvocation({}, async () => {
      logger.setLogLevel('DEBUG');
      logger.debug('inside');
      expect(logger.getLevelName()).toBe('DEBUG');
    });
    logger.debug('outside');
    expect(written.lines().map(({ message }) => message)).toEqual(['inside']);
    expect(logger.getLevelName()).toBe('INFO');
  });

  it('that is off costs no look at the arguments', () => {
    const logger = new PyPwExtLogger();
    const read = vi.fn();
    logger.debug('off', {
      get value() {
        return read();
      },
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('of a sampled invocation is DEBUG', () => {
    const logger = new PyPwExtLogger({ sampleRateValue: 1 });
    logger.debug('sampled');
    expect(written.lines().map(({ message }) => message)).toEqual([
      'Setting log level to DEBUG due to sampling rate',
      'sampled',
    ]);
  });
});
