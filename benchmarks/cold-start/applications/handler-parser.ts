import { parsing } from '../../src/suites/handler/powertools-parser.ts';

const runner = parsing('valid');

export const answer = (): unknown => runner.call();
