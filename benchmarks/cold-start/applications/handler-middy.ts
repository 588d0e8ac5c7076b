import { middyStack } from '../../src/suites/handler/middy.ts';

const runner = middyStack('valid');

export const answer = (): unknown => runner.call();
