import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PackedProject } from './packed-project.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The compilers that users have: the one of the packed project, and those of this repository. */
export const compilers = {
  '5.9': (folder: string) => join(folder, 'node_modules/typescript/bin/tsc'),
  '6.0': () => join(require.resolve('typescript/package.json'), '../bin/tsc6'),
  '7.0': () => join(require.resolve('typescript-7/package.json'), '../bin/tsc'),
};

const strict = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];

/** Compiles a file of a project as a strict user; the version, and what the compiler says of the file. */
export async function compile(
  { folder }: PackedProject,
  version: keyof typeof compilers,
  file: string,
): Promise<{ version: string; output: string }> {
  const compiler = compilers[version](folder);
  const ask = (...args: string[]): Promise<string> =>
    run(process.execPath, [compiler, ...args], { cwd: folder }).then(
      ({ stdout }) => stdout,
      // It ends with 1 or 2 when there are errors.
      (error: { stdout?: string }) => error.stdout ?? Promise.reject(error),
    );
  const output = await ask(...strict, '--pretty', 'false', '--skipLibCheck', 'true', file);
  return { version: await ask('--version'), output };
}
