/** The scope of a signature. */
export interface SigningScope {
  /** The service, as `execute-api`. */
  readonly service: string;
  /** The region. */
  readonly region: string;
}

/** What was recognised of an address: the scope, and the id of the API or the function. */
export interface AwsEndpoint extends SigningScope {
  readonly apiId: string;
}

const REGION = '(?<region>[a-z]{2,6}(?:-[a-z]{2,12}){1,3}-[0-9]{1,2})';
// An id is letters and digits; the alias of a VPC endpoint follows it in Route 53 names. Anything looser
// would take `xn--` names for ids.
const API_ID = '(?<id>[a-z0-9]{1,32})(?:-vpce-[0-9a-f]{8,17})?';
const ENDPOINT_ID =
  '(?<id>vpce-[0-9a-f]{8,17}(?:-[a-z0-9]{1,32})?(?:-[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}[a-z])?)';

interface EndpointForm {
  readonly service: string;
  readonly host: RegExp;
}

let forms: readonly EndpointForm[] | undefined;

/** Compiled once, at the first use. */
function endpointForms(): readonly EndpointForm[] {
  const [com, china, europe] = ['amazonaws\\.com', 'amazonaws\\.com\\.cn', 'amazonaws\\.eu'];
  const api = `execute-api(?:-fips)?\\.${REGION}`;
  forms ??= [
    {
      service: 'execute-api',
      host: new RegExp(`^${API_ID}\\.${api}\\.(?<suffix>${com}|${china}|${europe})$`),
    },
    {
      service: 'execute-api',
      host: new RegExp(`^${ENDPOINT_ID}\\.${api}\\.vpce\\.(?<suffix>${com}|${china})$`),
    },
    { service: 'lambda', host: new RegExp(`^(?<id>[a-z0-9]{32})\\.lambda-url\\.${REGION}\\.on\\.aws$`) },
  ];
  return forms;
}

/**
 * Recognises the endpoints of AWS that take signatures: `execute-api` of API Gateway and, when asked for,
 * function URLs. Only a parsed address counts: https on its own port, without user information. A test for
 * a piece of text in the address would sign for whoever puts that piece into a path.
 *
 * Sources: Amazon API Gateway Developer Guide, "Invoke REST APIs"; "Invoke private APIs"; AWS Lambda
 * Developer Guide, "Invoking Lambda function URLs".
 */
export function detectAwsEndpoint(url: URL, functionUrls = false): AwsEndpoint | undefined {
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') {
    return undefined;
  }
  // No name in the DNS is longer (RFC 1035, section 2.3.4).
  if (url.hostname.length > 253) return undefined;
  for (const { service, host } of endpointForms()) {
    if (service === 'lambda' && !functionUrls) continue;
    const groups = host.exec(url.hostname)?.groups;
    const { id = '', region = '', suffix } = groups ?? {};
    if (groups && isPartition(region, suffix)) return { service, region, apiId: id };
  }
  return undefined;
}

/** Each partition has its own suffix: China `.com.cn`, the European Sovereign Cloud `.eu`, the others `.com`. */
function isPartition(region: string, suffix: string | undefined): boolean {
  if (suffix === undefined) return true;
  if (region.startsWith('cn-')) return suffix === 'amazonaws.com.cn';
  if (region.startsWith('eusc-')) return suffix === 'amazonaws.eu';
  return suffix === 'amazonaws.com';
}
