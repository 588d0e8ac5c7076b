/**
 * The response that a gateway takes from a function. Which keys are there depends on the door: none that a
 * door does not know is ever written, as a foreign key makes a REST API answer 502.
 */
export interface GatewayResponse {
  /** The HTTP status. */
  statusCode: number;
  /** Status and phrase, for a load balancer only: `200 OK`. */
  statusDescription?: string;
  /** Headers with one value. */
  headers?: Record<string, string>;
  /** Headers with several values, for a REST API, and for a load balancer in multi-value mode. */
  multiValueHeaders?: Record<string, string[]>;
  /** Cookies, for an HTTP API and a function URL. */
  cookies?: string[];
  /** The body; absent when there is none. */
  body?: string;
  /** Set when the body is base64. */
  isBase64Encoded?: boolean;
}
