import { describe, expect, test } from 'vitest';
import { detectAwsEndpoint } from '../../src/signing/aws-endpoint.ts';

const ID = 'abc123def4';
const HOST = `${ID}.execute-api.eu-west-1.amazonaws.com`;

/** Address, and the region that is recognised; `undefined` when it must not be signed. */
const table: readonly (readonly [string, string | undefined])[] = [
  [`https://${HOST}/prod`, 'eu-west-1'],
  [`https://${HOST.toUpperCase()}/prod`, 'eu-west-1'],
  [`https://${HOST}:443/prod`, 'eu-west-1'],
  [`https://${ID}。execute-api.eu-west-1.amazonaws.com/`, 'eu-west-1'],
  [`https://${ID}.execute-api.us-gov-west-1.amazonaws.com/`, 'us-gov-west-1'],
  [`https://${ID}.execute-api.cn-north-1.amazonaws.com.cn/`, 'cn-north-1'],
  [`https://${ID}.execute-api-fips.us-east-1.amazonaws.com/`, 'us-east-1'],
  [`https://${ID}.execute-api.eusc-de-east-1.amazonaws.eu/`, 'eusc-de-east-1'],
  [`https://${ID}.execute-api.mx-central-1.amazonaws.com/`, 'mx-central-1'],
  [`https://${ID}.execute-api.ap-southeast-2.amazonaws.com/`, 'ap-southeast-2'],
  [`https://${ID}-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com/`, 'eu-west-1'],
  ['https://vpce-0123456789abcdef0-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com/', 'eu-west-1'],
  [
    'https://vpce-0123456789abcdef0-abcd1234-eu-west-1a.execute-api.eu-west-1.vpce.amazonaws.com/',
    'eu-west-1',
  ],
  [`https://${HOST}\\@evil.com/`, 'eu-west-1'],
  [`https://${HOST}#@evil.com`, 'eu-west-1'],
  [`https://${HOST}?@evil.com`, 'eu-west-1'],

  [`https://${HOST}.evil.com/`, undefined],
  [`https://${HOST}@evil.com/`, undefined],
  [`https://user:pw@${HOST}/`, undefined],
  [`https://user@${HOST}/`, undefined],
  [`https://evil.com#.execute-api.eu-west-1.amazonaws.com`, undefined],
  [`https://evil.com\\.execute-api.eu-west-1.amazonaws.com/`, undefined],
  [`https://evil.com/.execute-api.eu-west-1.amazonaws.com`, undefined],
  [`https://evil.com?https://${HOST}`, undefined],
  [`https://${HOST}%2eevil.com/`, undefined],
  [`https://${HOST}\t.evil.com/`, undefined],
  [`https://${HOST}./`, undefined],
  [`https://${HOST}:8443/`, undefined],
  [`http://${HOST}/`, undefined],
  [`wss://${HOST}/`, undefined],
  [`https://a.b.execute-api.eu-west-1.amazonaws.com/`, undefined],
  [`https://execute-api.eu-west-1.amazonaws.com/`, undefined],
  [`https://.execute-api.eu-west-1.amazonaws.com/`, undefined],
  [`https://${ID}.execute-apix.eu-west-1.amazonaws.com/`, undefined],
  [`https://${ID}.xexecute-api.eu-west-1.amazonaws.com/`, undefined],
  [`https://${ID}.execute-api.eu-west-1.amazonaws.co/`, undefined],
  [`https://${ID}.execute-api.eu-west-1.evilamazonaws.com/`, undefined],
  [`https://${ID}.execute-api.s3.amazonaws.com/`, undefined],
  [`https://${ID}.execute-api.s3-eu-west-1.amazonaws.com/`, undefined],
  [`https://${ID}.execute-api.s3-website-1.amazonaws.com/`, undefined],
  [`https://${ID}.execute-api.elb.amazonaws.com/`, undefined],
  [`https://${ID}.execute-api.eu-west-1.api.aws/`, undefined],
  [`https://${ID}.execute-api.cn-north-1.amazonaws.com/`, undefined],
  [`https://${ID}.execute-api.eu-west-1.amazonaws.com.cn/`, undefined],
  [`https://${ID}.execute-api.eu-west-1.amazonaws.eu/`, undefined],
  ['https://xn--bcher-kva.execute-api.eu-west-1.amazonaws.com/', undefined],
];

describe('An address is signed only when it is an endpoint of AWS', () => {
  for (const [address, region] of table) {
    test(`${JSON.stringify(address)} ${region === undefined ? 'is not' : `is, in ${region}`}`, () => {
      const endpoint = detectAwsEndpoint(new URL(address));

      expect(endpoint?.region).toBe(region);
      if (region !== undefined) expect(endpoint?.service).toBe('execute-api');
    });
  }

  test('a function URL is signed on request only', () => {
    const url = new URL(`https://${'a1'.repeat(16)}.lambda-url.eu-north-1.on.aws/`);

    expect(detectAwsEndpoint(url)).toBeUndefined();
    expect(detectAwsEndpoint(url, true)).toMatchObject({ service: 'lambda', region: 'eu-north-1' });
    expect(detectAwsEndpoint(new URL(`${url.origin}.evil.com`), true)).toBeUndefined();
  });

  test('the table has 46 addresses', () => {
    expect(table.length).toBe(46);
  });

  test('a hostile host of 350 KB is refused', () => {
    const url = {
      protocol: 'https:',
      username: '',
      password: '',
      port: '',
      hostname: `${'a-'.repeat(175_000)}.x`,
    };

    expect(detectAwsEndpoint(url as URL)).toBeUndefined();
  });
});
