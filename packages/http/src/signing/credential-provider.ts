import type { AwsCredentials } from './signer.ts';

/** Brings credentials; every provider of `@aws-sdk/credential-providers` is one. */
export type CredentialProvider = (options?: { readonly forceRefresh?: boolean }) => Promise<AwsCredentials>;
