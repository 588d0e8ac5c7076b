// Stands in for the built-in "module", inside AWS's runtime client alone: whatever it requires is the real
// thing, except for its native module, whose work the client next door does over node:http.
import { createRequire as createNodeRequire } from 'node:module';
import * as rapidClient from './rapid-client.ts';

/** `createRequire` of node:module, with `./rapid-client.node` replaced. */
export function createRequire(location: string | URL): NodeJS.Require {
  const require = createNodeRequire(location);
  const replaced = (id: string): unknown => (id === './rapid-client.node' ? rapidClient : require(id));
  return Object.assign(replaced, require);
}
