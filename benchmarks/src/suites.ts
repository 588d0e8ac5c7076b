import type { Suite } from './suite.ts';
import { suite as encoder } from './suites/encoder/encoder.suite.ts';
import { suite as handler } from './suites/handler/handler.suite.ts';

/** Every suite, in the order of the page. */
export const suites: readonly Suite[] = [handler, encoder];

/** Names in the order of the page. */
export const orderOfSuites: readonly string[] = suites.map(({ name }) => name);
