import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installedNodes } from './installed-nodes.ts';
import { type PackedProject, packageNames, packedProject } from './packed-project.ts';

let project: PackedProject;

beforeAll(async () => {
  project = await packedProject(packageNames, {
    zod: '4.6.7',
    typescript: '5.9.3',
    '@types/node': '24.19.2',
  });
});
afterAll(() => project?.remove());

const service = `
const logger = new PyPwExtLogger({ serviceName: 'consumer' });
const errors = new PyPwExtErrorHandler({ logger });
const service = new PyPwExtService({ logger, encoder: new PyPwExtJSONEncoder() });

const rename = errors.collect(async (name) => {
  if (name === '') throw new PyPwExtErrorWithReturn('No name', { returnValue: '(none)', details: { at: 1n } });
  return name.toUpperCase();
});

const handler = errors.collect({ root: true })(
  service.handler(
    { model: z.object({ names: z.array(z.string()) }), response: { justStatusCode: false } },
    async ({ names }) => new PyPwExtResponse({ updated: await Promise.all(names.map(rename)) }),
  ),
);

const event = {
  version: '2.0',
  routeKey: 'POST /',
  rawPath: '/',
  headers: { 'content-type': 'application/json' },
  requestContext: { http: { method: 'POST', path: '/' }, requestId: 'r-1' },
  body: JSON.stringify({ names: ['a', ''] }),
  isBase64Encoded: false,
};
const session = new PyPwExtHTTPSession({ transports: [lambdaTransport({ region: 'eu-west-1' })] });
handler(event, { getRemainingTimeInMillis: () => 3000, awsRequestId: 'r-1' }).then(async (answer) => {
  await session.close();
  console.log(JSON.stringify({ statusCode: answer.statusCode, body: JSON.parse(answer.body) }));
});
`;

const answer = {
  statusCode: 400,
  body: {
    updated: ['A', '(none)'],
    error: { code: 400, msg: 'No name', classification: 'NA', details: { at: '1' } },
  },
};

const names = {
  '@pypwext/base': ['PyPwExtErrorWithReturn'],
  '@pypwext/encoder': ['PyPwExtJSONEncoder'],
  '@pypwext/errors': ['PyPwExtErrorHandler'],
  '@pypwext/http': ['PyPwExtHTTPSession'],
  '@pypwext/lambda-invoke': ['lambdaTransport'],
  '@pypwext/logger': ['PyPwExtLogger'],
  '@pypwext/service': ['PyPwExtResponse', 'PyPwExtService'],
};
const byImport = Object.entries(names).map(([from, list]) => `import { ${list} } from '${from}';`);
const byRequire = Object.entries(names).map(([from, list]) => `const { ${list} } = require('${from}');`);

const lastLine = (output: string): unknown => JSON.parse(output.trim().split('\n').at(-1) ?? '');

describe.each(installedNodes())('installed from their tarballs, on Node $version', ({ version, path }) => {
  test('the packages make a service by import', async () => {
    const code = [...byImport, `import * as z from 'zod';`, service].join('\n');
    expect(lastLine(await project.execute(`service-${version}.mjs`, code, path))).toEqual(answer);
  });

  test('the packages make a service by require', async () => {
    const code = [...byRequire, `const z = require('zod');`, service].join('\n');
    expect(lastLine(await project.execute(`service-${version}.cjs`, code, path))).toEqual(answer);
  });

  // What a cold start pays for; each in a process of its own.
  test.each(packageNames)(
    'importing %s loads neither fetch, nor node:http, nor the AWS SDK',
    async (name) => {
      const code = `
      await import('@pypwext/${name}');
      console.log(JSON.stringify(process.moduleLoadList.filter((entry) => /undici|NativeModule http$/.test(entry))));
    `;
      expect(lastLine(await project.execute(`load-${name}.mjs`, code, path))).toEqual([]);
    },
  );
});

test('their declarations compile for a strict TypeScript 5.9 user, libraries included', async () => {
  const code = Object.entries(names).map(
    ([from, list]) => `import { ${list} } from '${from}'; console.log(${list});`,
  );
  await project.write('consumer.mts', code.join('\n'));
  const options = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--skipLibCheck',
    'false',
  ];
  expect(await project.tool('tsc', ...options, '--types', 'node', 'consumer.mts')).toBe('');
});

describe('each package on its own', () => {
  test.each(packageNames)('%s installs and loads without the others, but for base', async (name) => {
    const alone = await packedProject([name]);
    try {
      const output = await alone.execute(
        'alone.mjs',
        `console.log(JSON.stringify(Object.keys(await import('@pypwext/${name}')).length > 0));`,
      );
      expect(lastLine(output)).toBe(true);
    } finally {
      await alone.remove();
    }
  });
});
