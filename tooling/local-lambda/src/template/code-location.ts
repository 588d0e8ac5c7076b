import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A function's code, or what is wrong with it as the end of a sentence about the property. */
export type CodeLocation =
  | { readonly found: true; readonly directory: string }
  | { readonly found: false; readonly property: 'CodeUri' | 'Handler'; readonly problem: string };

/** The order in which Lambda's runtime looks for the handler's file. */
const extensions = ['', '.js', '.mjs', '.cjs'];

/**
 * Finds the code of a function.
 *
 * @param root the folder that `CodeUri` is relative to
 */
export function locateCode(root: string, codeUri: string, handler: string): CodeLocation {
  if (/^(s3|https?):\/\//.test(codeUri)) {
    return unusable('CodeUri', `is ${codeUri}: the local run needs a local folder`);
  }
  const directory = resolve(root, codeUri);
  if (!existsSync(directory)) {
    return unusable('CodeUri', `the folder ${directory} does not exist: run the build first`);
  }
  if (!statSync(directory).isDirectory()) {
    return unusable('CodeUri', `${directory} is not a folder: name the folder of the built function`);
  }
  const module = join(dirname(handler), basename(handler).split('.')[0] ?? '');
  const exists = extensions.some((extension) => isFile(resolve(directory, `${module}${extension}`)));
  if (exists) return { found: true, directory };
  return unusable(
    'Handler',
    `is ${handler}, but ${directory} has no ${module}.js, .mjs or .cjs: run the build first, or correct the name`,
  );
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function unusable(property: 'CodeUri' | 'Handler', problem: string): CodeLocation {
  return { found: false, property, problem };
}
