export {
  type ErrorCollector,
  type ErrorMatch,
  getCurrentCollector,
  StdErrorCollector,
  type StdErrorCollectorOptions,
} from '@pypwext/base';
export { type Collect, type CollectFunction, type CollectWrapper, collect } from './collect.ts';
export type { CollectOptions } from './collect-options.ts';
export type { Collected } from './collected.ts';
export { collector } from './collector.ts';
export { PyPwExtErrorHandler, type PyPwExtErrorHandlerOptions } from './error-handler.ts';
export { type MapCollecting, type MapOptions, map } from './map.ts';
