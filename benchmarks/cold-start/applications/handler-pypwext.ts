import { serviceCollecting } from '../../src/suites/handler/pypwext.ts';

const runner = serviceCollecting('valid');

export const answer = (): unknown => runner.call();
