import { createWrapper, runInvocation } from '@pypwext/base';

const traced = createWrapper((call) => call());
const add = traced((a: number, b: number): number => a + b);

export const answer = (): unknown => runInvocation({}, () => add(1, 2));
