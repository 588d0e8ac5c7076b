import { lambdaApi } from '../../src/suites/handler/lambda-api.ts';

const runner = lambdaApi('valid');

export const answer = (): unknown => runner.call();
