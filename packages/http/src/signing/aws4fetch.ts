// A module of its own, so that it is loaded with the first signature, and bundles hold the signer alone:
// aws4fetch's client, which retries POST, is 2 KB.
export { AwsV4Signer } from 'aws4fetch';
