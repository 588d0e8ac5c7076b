import { effectAws } from '../../src/suites/handler/effect-aws.ts';

const runner = effectAws('valid');

export const answer = (): unknown => runner.call();
