import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aws4fetchSigner } from '../../src/index.ts';
import { encodeComponent } from '../../src/template/encode-component.ts';
import { writeQuery } from '../../src/template/query.ts';

const PROGRAM = `
import datetime, json, sys
import botocore.auth, botocore.awsrequest, botocore.compat, botocore.credentials
now = datetime.datetime(2026, 1, 15, 12, 0, 0)
botocore.auth.get_current_datetime = lambda *a, **k: now
signed = []
for case in json.load(sys.stdin):
    request = botocore.awsrequest.AWSRequest(method=case['method'], url=case['url'], data=case['body'].encode('utf-8'), headers=case['headers'])
    credentials = botocore.credentials.Credentials('AKID', 'secret', case['token'])
    request.context['timestamp'] = now.strftime('%Y%m%dT%H%M%SZ')
    botocore.auth.SigV4Auth(credentials, 'execute-api', 'eu-west-1').add_auth(request)
    signed.append([request.headers['X-Amz-Date'], request.headers['Authorization']])
print(json.dumps(signed))
`;

const python = ((): string | undefined => {
  for (const command of ['python3', 'python']) {
    try {
      execFileSync(command, ['-c', 'import botocore.auth'], { stdio: 'ignore' });
      return command;
    } catch {
      // Not this one.
    }
  }
  return undefined;
})();
if (!python)
  console.log('The comparison with botocore is skipped: no python3 with botocore is on this machine.');

const text = fc
  .string({ unit: 'binary', maxLength: 10 })
  .filter((value) => encodeComponent(value) !== undefined);
const cases = fc.sample(
  fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    path: fc.array(
      text.filter((value) => !/^\.{0,2}$/.test(value)).map((value) => encodeComponent(value) ?? 'x'),
      { maxLength: 4 },
    ),
    query: fc.dictionary(
      text.filter((name) => name !== ''),
      text,
      { maxKeys: 4, noNullPrototype: true },
    ),
    body: text,
    token: fc.constantFrom(undefined, 'token/with+signs=='),
  }),
  { numRuns: 300, seed: 20_260_115 },
);

test.skipIf(!python)('botocore makes the same signature of 300 requests', { timeout: 60_000 }, async () => {
  const signer = aws4fetchSigner();
  const requests = cases.map(({ path, query, ...request }) => {
    const url = new URL(`https://abc.execute-api.eu-west-1.amazonaws.com/${path.join('/')}`);
    url.search = writeQuery(query);
    return { ...request, url, headers: { 'content-type': 'application/json' } };
  });

  const output = execFileSync(python ?? 'python3', ['-c', PROGRAM], {
    input: JSON.stringify(
      requests.map(({ url, token, ...request }) => ({ ...request, url: url.href, token: token ?? null })),
    ),
    encoding: 'utf8',
  });

  const theirs = JSON.parse(output) as [string, string][];
  for (const [index, { token, ...request }] of requests.entries()) {
    const [date, authorization] = theirs[index] ?? ['', ''];
    const ours = await signer.sign({
      ...request,
      ...{ service: 'execute-api', region: 'eu-west-1', body: request.body || undefined },
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: token },
      date: new Date(Date.UTC(2026, 0, 15, 12)),
    });
    expect(ours['x-amz-date']).toBe(date);
    expect(ours.authorization, request.url.href).toBe(authorization);
  }
});
