import aws4 from 'aws4';
import type { Runner } from '../../race/race-suite.ts';
import { amzDate, credentials, region, request, service, signing } from './signed-request.ts';

// It adds the length of the body, and would sign it; the others leave that to the client.
const extraHeadersToIgnore = { 'content-length': true };

export const signingByAws4 = (): Runner =>
  signing(() => {
    const { method, host, path, body } = request;
    const headers = { ...request.headers, 'x-amz-date': amzDate };
    const options = { method, host, path, body, headers, service, region, extraHeadersToIgnore };
    const signed = aws4.sign(options, credentials);
    return signed.headers?.Authorization;
  });
