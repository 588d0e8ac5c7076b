/** Credentials of AWS, in the form in which all of AWS's SDKs for JavaScript have them. */
export interface AwsCredentials {
  /** The access key's id. */
  readonly accessKeyId: string;
  /** The access key's secret. It is never logged and never part of an error. */
  readonly secretAccessKey: string;
  /** The token that temporary credentials bring. */
  readonly sessionToken?: string | undefined;
  /** When temporary credentials end. */
  readonly expiration?: Date | undefined;
}

/** What is to be signed. */
export interface SigningRequest {
  /** The method, in upper case. */
  readonly method: string;
  /** The address; its path and query are in the form in which they are sent. */
  readonly url: URL;
  /** The headers to sign besides `host` and those that the signature itself brings; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, in the form in which it is sent. */
  readonly body: string | Uint8Array | undefined;
  /** The name of the service in the signature's scope, as `execute-api`. */
  readonly service: string;
  /** The region in the signature's scope. */
  readonly region: string;
  /** Whom the request is from. */
  readonly credentials: AwsCredentials;
  /** The time of the signature. */
  readonly date: Date;
}

/**
 * Makes an AWS Signature Version 4. The default is aws4fetch's `AwsV4Signer`; {@link smithySigner}
 * signs by the AWS SDK's own code and needs a package more; one of your own fits as well.
 *
 * Source: AWS Identity and Access Management User Guide, "AWS Signature Version 4 for API requests".
 */
export interface Signer {
  /**
   * Signs a request.
   *
   * @returns The headers to add: `authorization`, `x-amz-date` and, with temporary credentials,
   * `x-amz-security-token`.
   */
  sign(request: SigningRequest): Promise<Readonly<Record<string, string>>>;
}
