import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';

const resolveDir = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What is bundled, and what stays outside. */
export interface BundleInput {
  /** Text of the module to bundle; it sees what the benchmarks have installed. */
  readonly code: string;
  /** Packages that are not bundled, as patterns of esbuild. */
  readonly external?: readonly string[];
  readonly plugins?: readonly Plugin[];
  /** Text in front of the bundle. */
  readonly banner?: string;
  /** Bundle the packages' sources, file by file, in place of their build, in which each is one file. */
  readonly sources?: boolean;
}

/** A bundle, weighed. */
export interface WeighedBundle {
  /** The minified text, as it is deployed. */
  readonly text: string;
  /** Bytes, minified. */
  readonly bytes: number;
  /** Bytes, minified and compressed by gzip at its best level. */
  readonly gzip: number;
  /** Minified bytes by the file that they come from, greatest first. */
  readonly contributions: readonly Contribution[];
  /** What the bundle still imports: built-ins and packages that were left outside. */
  readonly imports: readonly BundleImport[];
}

export interface Contribution {
  readonly file: string;
  readonly bytes: number;
}

export interface BundleImport {
  /** As it is written, without `node:`. */
  readonly name: string;
  /** Whether it is loaded with the bundle, rather than when some function runs. */
  readonly atImport: boolean;
}

/**
 * Bundles a module as people bundle a function (esbuild, one minified ES module for Node 20 and later) and weighs
 * what comes out.
 */
export async function weighBundle(input: BundleInput): Promise<WeighedBundle> {
  const { code, external = [], plugins = [], banner = '', sources = false } = input;
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir, sourcefile: 'entry.js' },
    // Files are told by their paths from here.
    absWorkingDir: repository,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // ofetch is part of the build, by an entry that its own map of exports does not give to Node.
    ...(sources
      ? { conditions: ['@pypwext/source', 'module'], external: [...external, 'ofetch'] }
      : { external: [...external] }),
    plugins: [...plugins],
    banner: { js: banner },
    legalComments: 'none',
    logLevel: 'silent',
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    text: new TextDecoder().decode(contents),
    bytes: contents.byteLength,
    gzip: gzipSync(contents, { level: 9 }).byteLength,
    ...partsOf(metafile),
  };
}

function partsOf(metafile: Metafile): Pick<WeighedBundle, 'contributions' | 'imports'> {
  const [output] = Object.values(metafile.outputs);
  const contributions = Object.entries(output?.inputs ?? {})
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  const imports = (output?.imports ?? []).map(({ path, kind }) => ({
    name: path.replace(/^node:/, ''),
    atImport: kind === 'import-statement',
  }));
  return { contributions, imports };
}
