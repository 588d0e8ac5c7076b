import type { Signer, SigningRequest } from './signer.ts';

/** One key lasts for a day, a region and a service; more than this many are never in use together. */
const MAX_KEYS = 8;

/**
 * The default signer: aws4fetch's `AwsV4Signer`, loaded at the first signature. Derived keys are kept, a
 * few at a time: aws4fetch itself never forgets one.
 */
export function aws4fetchSigner(): Signer {
  const keys = new Map<string, ArrayBuffer>();
  // Kept, for Node resolves an import anew each time.
  let loading: Promise<typeof import('aws4fetch')> | undefined;
  return {
    async sign({ method, url, headers, body, service, region, credentials, date }: SigningRequest) {
      loading ??= import('aws4fetch');
      const { AwsV4Signer } = await loading;
      if (keys.size > MAX_KEYS) keys.clear();
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      const signer = new AwsV4Signer({
        ...{ method, url: url.href, headers: { ...headers }, service, region, accessKeyId, secretAccessKey },
        ...(sessionToken === undefined ? {} : { sessionToken }),
        ...(body === undefined ? {} : { body: body as string }),
        cache: keys,
        // `content-type` is signed with it only.
        allHeaders: true,
        datetime: date.toISOString().replace(/[:-]|\.\d{3}/g, ''),
      });
      const signed = (await signer.sign()).headers;
      const brought: Record<string, string> = {};
      for (const name of ['authorization', 'x-amz-date', 'x-amz-security-token']) {
        const value = signed.get(name);
        if (value !== null) brought[name] = value;
      }
      return brought;
    },
  };
}
