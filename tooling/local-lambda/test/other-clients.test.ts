import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignatureVerification, verifySignature } from '../src/signature/verify-signature.ts';
import { type RunUnderTest, startRun } from './fixtures/local-run.ts';
import { canRun, hasPythonModule, run } from './fixtures/python.ts';

// Clients by other hands: each runs where it is installed, and is never a dependency.
const hasCommandLine = canRun('aws', ['--version'], 'the AWS CLI is not on this machine');
const hasBoto = hasPythonModule('boto3');
const hasBotocore = hasPythonModule('botocore');

let underTest: RunUnderTest;
let environment: Record<string, string>;

beforeAll(async () => {
  underTest = await startRun();
  environment = {
    AWS_ACCESS_KEY_ID: 'AKIDLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local-secret',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_LAMBDA: underTest.run.invokeUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
});
afterAll(() => underTest.run.stop());

describe('the Invoke endpoint', () => {
  it.runIf(hasCommandLine)('serves the AWS CLI', { timeout: 25_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-lambda-'));
    const output = join(folder, 'output.json');
    // The one way to hand over a payload that versions 1 and 2 understand alike.
    const payload = join(folder, 'payload.json');
    writeFileSync(payload, '{"offer":1}');
    const parameters = ['--function-name', 'Reply', '--payload', `fileb://${payload}`, output];
    const endpoint = ['--endpoint-url', underTest.run.invokeUrl, '--output', 'json'];
    const printed = await run('aws', ['lambda', 'invoke', ...endpoint, ...parameters], environment);
    expect(JSON.parse(printed)).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(readFileSync(output, 'utf8')).toBe('{"offer":1}');
    rmSync(folder, { recursive: true });
  });

  it.runIf(hasBoto)('serves boto3', { timeout: 25_000 }, async () => {
    const script = `
import base64, boto3, json, os
from botocore.config import Config
client = boto3.client('lambda', endpoint_url=os.environ['AWS_ENDPOINT_URL_LAMBDA'], config=Config(retries={'total_max_attempts': 1}))
answers = {}
answer = client.invoke(FunctionName='Talk', Payload='{}', LogType='Tail')
answers['result'] = json.loads(answer['Payload'].read())
answers['tail'] = 'half a line' in base64.b64decode(answer['LogResult']).decode()
answers['event'] = client.invoke(FunctionName='Reply', InvocationType='Event', Payload='{}')['StatusCode']
answers['dryRun'] = client.invoke(FunctionName='Reply', InvocationType='DryRun', Payload='{}')['StatusCode']
answers['functionError'] = client.invoke(FunctionName='Slow', Payload='{"ms":5000}')['FunctionError']
try:
    client.invoke(FunctionName='Nobody', Payload='{}')
except client.exceptions.ResourceNotFoundException as error:
    answers['missing'] = error.response['ResponseMetadata']['HTTPStatusCode']
try:
    client.invoke(FunctionName='Reply', Payload='{')
except client.exceptions.InvalidRequestContentException as error:
    answers['malformed'] = error.response['ResponseMetadata']['HTTPStatusCode']
print(json.dumps(answers))
`;
    expect(JSON.parse(await run('python3', ['-c', script], environment))).toEqual({
      result: 'said',
      tail: true,
      event: 202,
      dryRun: 204,
      functionError: 'Unhandled',
      missing: 404,
      malformed: 400,
    });
  });
});

describe('the signature verifier', () => {
  interface SignedByBotocore {
    readonly method: string;
    readonly target: string;
    readonly headers: ReadonlyArray<readonly [string, string]>;
    /** In base64. */
    readonly body: string;
  }

  const script = `
import base64, json
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from urllib.parse import urlsplit
cases = [
    ('GET', '/', b''),
    ('GET', '/v1/a%20b/%C3%BC', b''),
    ('GET', '/v1/x?b=2&a=1&a=0&empty=&%C3%BC=%20%2B', b''),
    ('POST', '/v1/offers', '{"name":"Grüße"}'.encode()),
    ('PUT', '/v1/binary', bytes(range(256))),
    ('DELETE', '/v1/a~b-c_d.e/%2F', b''),
]
signed = []
for token in (None, 'local-token'):
    for method, target, body in cases:
        url = 'https://abc.execute-api.eu-west-1.amazonaws.com' + target
        request = AWSRequest(method=method, url=url, data=body, headers={'Content-Type': 'application/json', 'X-Amz-Meta': '  a   b '})
        SigV4Auth(Credentials('AKIDLOCAL', 'local-secret', token), 'execute-api', 'eu-west-1').add_auth(request)
        headers = [[name, value] for name, value in request.headers.items()] + [['Host', urlsplit(url).netloc]]
        signed.append({'method': method, 'target': target, 'headers': headers, 'body': base64.b64encode(body).decode()})
print(json.dumps(signed))
`;

  it.runIf(hasBotocore)('accepts what botocore signs, and nothing else', { timeout: 25_000 }, async () => {
    const signed: ReadonlyArray<SignedByBotocore> = JSON.parse(
      await run('python3', ['-c', script], environment),
    );
    const verify = (
      { method, target, headers, body }: SignedByBotocore,
      secretAccessKey: string,
    ): SignatureVerification => {
      const hasToken = headers.some(([name]) => name.toLowerCase() === 'x-amz-security-token');
      const sessionToken = hasToken ? 'local-token' : undefined;
      return verifySignature({ method, target, headers, body: Buffer.from(body, 'base64') }, () => ({
        secretAccessKey,
        sessionToken,
      }));
    };
    expect(signed).toHaveLength(12);
    expect(signed.map((request) => verify(request, 'local-secret'))).toEqual(
      signed.map(() => expect.objectContaining({ ok: true, accessKeyId: 'AKIDLOCAL' })),
    );
    expect(signed.map((request) => verify(request, 'wrong-secret').ok)).toEqual(signed.map(() => false));
  });
});
