import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, compilers } from './compilers.ts';
import { type PackedProject, packedProject } from './packed-project.ts';

let project: PackedProject;

beforeAll(async () => {
  project = await packedProject(['base', 'http', 'lambda-invoke'], {
    zod: '4.6.7',
    typescript: '5.9.3',
    '@types/node': '24.19.2',
  });
  for (const name of ['declared-calls.mts', 'refused-calls.mts']) {
    await project.write(name, await readFile(join(import.meta.dirname, 'programs', name), 'utf8'));
  }
});
afterAll(() => project?.remove());

const versions = Object.keys(compilers) as (keyof typeof compilers)[];

describe.each(versions)('TypeScript %s, with the installed packages', (version) => {
  test('infers arguments and replies, and refuses wrong placeholders', async () => {
    expect(await compile(project, version, 'declared-calls.mts')).toEqual({
      version: expect.stringContaining(`Version ${version}`),
      output: '',
    });
  });

  test('names what is wrong with a declaration or a call', async () => {
    const { output } = await compile(project, version, 'refused-calls.mts');
    const messages = [
      /refused-calls\.mts\(6,.*✖ unclosed .*id/,
      /refused-calls\.mts\(7,.*✖ .*\{a-b\}.*not a valid placeholder name/,
      /refused-calls\.mts\(8,.*✖ argument \{tenant\} is not allowed in the host/,
      /refused-calls\.mts\(9,[^✖]*Property 'country' is missing/,
      /refused-calls\.mts\(10,[^✖]*'contry' does not exist.*Did you mean to write 'country'\?/,
      /refused-calls\.mts\(11,.*✖ argument \{name\} is not allowed/,
    ];
    for (const message of messages) expect(output).toMatch(message);
    expect(output.match(/error TS/g)).toHaveLength(messages.length);
  });
});
