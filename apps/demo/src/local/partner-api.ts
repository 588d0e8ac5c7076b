import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifySignature } from '@pypwext/local-lambda';

/** An offer that the partner has accepted. */
export interface AcceptedOffer {
  readonly email: string;
  readonly pypwextId: string | undefined;
  readonly signedHeaders: readonly string[];
}

/** The stand-in for the partner's API. */
export interface PartnerApi {
  readonly url: string;
  /** What it has accepted so far. */
  readonly accepted: readonly AcceptedOffer[];
  close(): Promise<void>;
}

export interface PartnerApiOptions {
  /** The credentials that requests have to be signed with. */
  readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly region: string;
}

/**
 * Starts a stand-in for the partner's offers API on 127.0.0.1: it verifies the signature of each request with
 * code that has nothing in common with the signer, and refuses customers whose `org_no` is unknown to it.
 */
export async function startPartnerApi(options: PartnerApiOptions): Promise<PartnerApi> {
  const accepted: AcceptedOffer[] = [];
  const server = createServer((request, response) => {
    answer(request, options, accepted).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => send(response, 500, { message: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, accepted, close: () => close(server) };
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function answer(
  request: IncomingMessage,
  { credentials, region }: PartnerApiOptions,
  accepted: AcceptedOffer[],
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://partner');
  if (request.method !== 'POST' || url.pathname !== '/v1/offers')
    return refusal(404, 'There is no such resource');
  const body = await readBody(request);
  const lookup = (id: string) => (id === credentials.accessKeyId ? credentials : undefined);
  const signed = { method: 'POST', target: request.url ?? '/', headers: headerPairs(request), body };
  const verdict = verifySignature(signed, lookup, { region });
  if (!verdict.ok) return refusal(403, `The signature does not hold: ${verdict.reason}`);
  const customer = JSON.parse(body.toString('utf8')) as { email: string; org_no?: string };
  if (customer.org_no !== undefined && !/^55\d{4}-\d{4}$/.test(customer.org_no)) {
    return refusal(422, `No company has the org_no ${customer.org_no}`);
  }
  const email = url.searchParams.get('email') ?? '';
  const pypwextId = request.headers['x-pypwext-id'];
  accepted.push({ email, pypwextId: pypwextId?.toString(), signedHeaders: verdict.signedHeaders });
  return { status: 201, body: { offer: `offer-${accepted.length}`, email } };
}

const refusal = (status: number, message: string): Answer => ({ status, body: { message } });

/** The headers as they came over the wire: each line a pair. */
function headerPairs({ rawHeaders }: IncomingMessage): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return pairs;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
