// Imports a module in this fresh process and prints, as a JSON list, what that loaded:
//
//   node print-loaded-modules.mjs built-ins|files|lazy-globals <URL of the module>
//
// It is an ES module without types and without imports, so that little is loaded before. Each kind takes a process of
// its own, because watching files and globals loads some hundred built-ins.
const [, , kind, url] = process.argv;

/** Built-in modules that Node compiles for the import, its own internal ones included. */
async function builtins() {
  const loaded = () =>
    process.moduleLoadList
      .filter((entry) => entry.startsWith('NativeModule '))
      .map((entry) => entry.slice('NativeModule '.length));
  const before = new Set(loaded());
  await import(url);
  return loaded().filter((name) => !before.has(name));
}

/** Files that the import reads, in the order of reading; Node 20 cannot tell them. */
async function files() {
  const read = [];
  process.getBuiltinModule('module').registerHooks?.({
    load(file, context, next) {
      if (file.startsWith('file:')) read.push(file);
      return next(file, context);
    },
  });
  await import(url);
  return read;
}

// Reading one of these loads a part of Node that a function otherwise may never pay for: undici for the first ones.
// Even looking at their descriptors does, so the list is written down.
const LAZY_GLOBALS = [
  'Headers',
  'Request',
  'Response',
  'FormData',
  'WebSocket',
  'MessageEvent',
  'CloseEvent',
  'EventSource',
  'crypto',
  'Crypto',
  'CryptoKey',
  'SubtleCrypto',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'CompressionStream',
  'DecompressionStream',
  'Blob',
  'BroadcastChannel',
  'navigator',
  'Navigator',
];

/** Names of lazy globals that the import reads. */
async function lazyGlobals() {
  const touched = new Set();
  for (const name of LAZY_GLOBALS.filter((candidate) => candidate in globalThis)) {
    const value = globalThis[name];
    const get = () => {
      touched.add(name);
      return value;
    };
    Object.defineProperty(globalThis, name, { configurable: true, get });
  }
  await import(url);
  return [...touched];
}

const kinds = { 'built-ins': builtins, files, 'lazy-globals': lazyGlobals };
// The first dynamic import loads parts of the loader itself, which are of no interest here.
await import('./empty.mjs');
process.stdout.write(JSON.stringify(await kinds[kind]()));
