// The libraries people use for the same: those of the workspace's benchmarks, and the replacer of Powertools' Logger.
// What is not installed is left out.
const WORKSPACE = '../../../benchmarks/node_modules';

/** A module of a peer; nothing when it is not installed. */
async function load(path) {
  try {
    return await import(path);
  } catch {
    return undefined;
  }
}

/** The functions that make a JSON text of a value, by name of the library. */
export async function peers() {
  const stable = await load(`${WORKSPACE}/safe-stable-stringify/esm/wrapper.mjs`);
  const superjson = await load(`${WORKSPACE}/superjson/dist/index.js`);
  const devalue = await load(`${WORKSPACE}/devalue/src/index.js`);
  const errors = await load(`${WORKSPACE}/serialize-error/index.js`);
  const powertools = await load('../../logger/node_modules/@aws-lambda-powertools/logger/lib/esm/index.js');
  const replacer = powertools && new powertools.Logger().getJsonReplacer();
  return {
    ...(replacer && { "native with Powertools' replacer": (value) => JSON.stringify(value, replacer) }),
    ...(stable && { 'safe-stable-stringify': (value) => stable.stringify(value) }),
    ...(superjson && { superjson: (value) => superjson.stringify(value) }),
    ...(devalue && { devalue: (value) => devalue.stringify(value) }),
    ...(errors && { 'serialize-error': (value) => JSON.stringify(errors.serializeError(value)) }),
  };
}
