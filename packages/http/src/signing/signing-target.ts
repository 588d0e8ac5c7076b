import { PyPwExtInternalError } from '@pypwext/base';
import { detectAwsEndpoint, type SigningScope } from './aws-endpoint.ts';
import type { Signer } from './signer.ts';

/** The scope of a host that is signed because the developer said so. */
export interface HostSigning {
  /** The service in the signature's scope. @defaultValue `'execute-api'` */
  readonly service?: string;
  /** The region in the scope. @defaultValue the session's `region`, or else `AWS_REGION` */
  readonly region?: string;
}

/** What a session signs, and how. */
export interface SigningOptions {
  /**
   * Hosts to sign for besides those that are recognised: the custom domains of your APIs. The key is the
   * exact host, `'api.example.com'`, which means https on its own port; or host and port,
   * `'api.example.com:8443'`, which allows http too. A loopback host without port means any port.
   */
  readonly hosts?: Readonly<Record<string, HostSigning>>;
  /** Whether function URLs (`*.lambda-url.*.on.aws`) are signed. @defaultValue `false` */
  readonly functionUrls?: boolean;
  /**
   * The ids of the APIs to sign for; others are called unsigned. A signature shows its receiver the key's
   * id and the session token, so a session that takes addresses from outside should name its own APIs.
   * By default every `execute-api` endpoint is signed.
   */
  readonly allowedApiIds?: readonly string[];
  /** What makes the signatures. @defaultValue aws4fetch */
  readonly signer?: Signer;
}

/** Tells whether, and in which scope, an address is signed. */
export type SigningTarget = (url: URL) => SigningScope | undefined;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Prepares the decision which addresses are signed.
 *
 * @throws PyPwExtInternalError for a key of `hosts` that is no host.
 */
export function createSigningTarget(options: SigningOptions, region: string | undefined): SigningTarget {
  const { allowedApiIds } = options;
  // In a text, every part of an id would be found.
  if (allowedApiIds !== undefined && !Array.isArray(allowedApiIds)) {
    throw new PyPwExtInternalError("signing.allowedApiIds must be a list of ids, as ['abc123def4']");
  }
  const hosts = new Map(
    Object.entries(options.hosts ?? {}).map(([host, signing]) => {
      if (typeof signing === 'object' && signing !== null) return [normalizeHost(host), signing] as const;
      throw new PyPwExtInternalError(
        `signing.hosts['${host}'] must be an object, as { region: 'eu-west-1' }`,
      );
    }),
  );
  return (url) => {
    if (url.username !== '' || url.password !== '') return undefined;
    const mapped = findHost(hosts, url);
    if (mapped) return toScope(mapped, url, region);
    const endpoint = detectAwsEndpoint(url, options.functionUrls);
    const allowed = !allowedApiIds || (endpoint && allowedApiIds.includes(endpoint.apiId));
    return endpoint && allowed ? { service: endpoint.service, region: endpoint.region } : undefined;
  };
}

function normalizeHost(host: string): string {
  const valid = /^(?:\[[0-9a-f:.]+\]|[^\s/:@?#[\]\\]+)(?::\d{1,5})?$/i.test(host);
  if (valid && URL.canParse(`https://${host}`)) {
    const port = /:(\d+)$/.exec(host)?.[0] ?? '';
    return new URL(`https://${host}`).hostname + port;
  }
  throw new PyPwExtInternalError(
    `The key "${host}" of signing.hosts must be a host, as 'api.example.com', or host and port`,
  );
}

function findHost(hosts: ReadonlyMap<string, HostSigning>, url: URL): HostSigning | undefined {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const exact = hosts.get(`${url.hostname}:${port}`);
  if (exact) return exact;
  const standard = url.protocol === 'https:' && url.port === '';
  return standard || LOOPBACK.includes(url.hostname) ? hosts.get(url.hostname) : undefined;
}

function toScope(signing: HostSigning, url: URL, sessionRegion: string | undefined): SigningScope {
  const region = signing.region ?? sessionRegion ?? process.env.AWS_REGION;
  if (region) return { service: signing.service ?? 'execute-api', region };
  throw new PyPwExtInternalError(
    `No region is known for signing requests to ${url.host}: name it in signing.hosts, pass region to the ` +
      'session, or set AWS_REGION',
  );
}
