import { suite as coldStart } from '../cold-start/cold-start.suite.ts';
import { suite as size } from '../size/size.suite.ts';
import type { Suite } from './suite.ts';
import { suite as encoder } from './suites/encoder/encoder.suite.ts';
import { suite as handler } from './suites/handler/handler.suite.ts';
import { suite as http } from './suites/http/http.suite.ts';
import { suite as lambdaCall } from './suites/lambda-call/lambda-call.suite.ts';
import { suite as logLine } from './suites/log-line/log-line.suite.ts';
import { suite as memory } from './suites/memory/memory.suite.ts';
import { suite as signatures } from './suites/signatures/signatures.suite.ts';
import { suite as throughput } from './suites/throughput/throughput.suite.ts';
import { suite as wrappers } from './suites/wrappers/wrappers.suite.ts';

/** Every suite, in the order of the page. */
export const suites: readonly Suite[] = [
  handler,
  logLine,
  encoder,
  http,
  signatures,
  lambdaCall,
  wrappers,
  memory,
  throughput,
  coldStart,
  size,
];

/** Names in the order of the page. */
export const orderOfSuites: readonly string[] = suites.map(({ name }) => name);
