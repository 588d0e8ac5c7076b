import { handWrittenContender } from '../../src/suites/handler/hand-written.ts';

const runner = handWrittenContender('valid');

export const answer = (): unknown => runner.call();
