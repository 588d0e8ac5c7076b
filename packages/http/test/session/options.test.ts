import { describe, expect, test } from 'vitest';
import { PyPwExtHTTPSession, type PyPwExtHTTPSessionOptions } from '../../src/index.ts';

const open = (options: object) => () => new PyPwExtHTTPSession(options as PyPwExtHTTPSessionOptions);
const logger = { debug() {}, info() {}, warn() {}, error() {} };

describe('A session refuses', () => {
  test.each([
    ['retry that is a number', { retry: 3 }, 'retry must be false, or options'],
    ['retry that is null', { retry: null }, 'retry must be false, or options'],
    ['statuses that are text', { retry: { statuses: '503' } }, '"statuses" must be a list of numbers'],
    ['statuses as text', { retry: { statuses: ['503'] } }, '"statuses" must be a list of numbers'],
    ['methods that are text', { retry: { methods: 'GET' } }, '"methods" must be a list of strings'],
    ['ids that are text', { signing: { allowedApiIds: 'abc123def4' } }, 'allowedApiIds must be a list'],
    ['a fetch that is none', { fetch: {} }, 'fetch must be a function'],
    ['a policy that is none', { policy: {} }, 'policy must have execute'],
    ['a transport that is not in a list', { transports: { methods: [] } }, 'transports must be a list'],
    ['a logger that is none', { logger: {} }, 'logger must have debug, info, warn, error'],
    [
      'a host without its scope',
      { signing: { hosts: { 'a.example.com': undefined } } },
      "['a.example.com'] must",
    ],
    ['a misspelt level', { logger, logging: { level: 'debug' } }, 'logging.level must be one of DEBUG'],
    ['another misspelt level', { logger, logging: { outLevel: 'INFOS' } }, 'logging.outLevel must be one of'],
    [
      'a misspelt classification',
      { logger, logging: { classification: 'pii' } },
      'logging.classification must be one of NA',
    ],
    [
      'a misspelt classification of replies',
      { logger, logging: { outClassification: 'SECRET' } },
      'logging.outClassification must be one of NA',
    ],
  ])('%s', (_name, options, message) => {
    expect(open(options)).toThrow(message);
  });
});
