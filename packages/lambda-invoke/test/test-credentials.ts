/** Credentials that exist nowhere, for requests that only a stub receives. */
export function useTestCredentials(): void {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  process.env.AWS_SESSION_TOKEN = 'session-token-of-the-tests';
  process.env.AWS_EC2_METADATA_DISABLED = 'true';
}
