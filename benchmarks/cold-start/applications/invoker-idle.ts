import { PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';

// What a function pays that may call another one and does not, this time.
const invoker = new PyPwExtLambdaInvoker();

export const answer = (): unknown => typeof invoker.func;
