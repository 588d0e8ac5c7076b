import { isRecord } from '../record.ts';

/** The ways in which a request reaches a function, and in which its answer leaves. */
export const GatewayType = {
  /** Found out from the event. Without a gateway event the answer has the REST form. */
  AUTO: 'AUTO',
  /** A REST API, or an HTTP API with payload format 1.0. */
  API_GATEWAY_REST: 'API_GATEWAY_REST',
  /** An HTTP API with payload format 2.0. */
  API_GATEWAY_HTTP: 'API_GATEWAY_HTTP',
  /** A function URL. */
  FUNCTION_URL: 'FUNCTION_URL',
  /** An Application Load Balancer, in single or multi-value header mode. */
  ALB: 'ALB',
} as const;

/** One of the names of {@link GatewayType}. */
export type GatewayType = (typeof GatewayType)[keyof typeof GatewayType];

/** A door that an event came through. */
export type Door = Exclude<GatewayType, 'AUTO'>;

/**
 * The door that an event came through; `undefined` when it came through none of the four. The event of a
 * Lambda authorizer is that of the request with an ARN: `methodArn`, or `routeArn` in payload format 2.0.
 *
 * Source: Amazon API Gateway Developer Guide, "Set up Lambda proxy integrations in API Gateway" and "Create
 * AWS Lambda proxy integrations for HTTP APIs"; AWS Lambda Developer Guide, "Invoking Lambda function URLs";
 * API Gateway Developer Guide, "Use API Gateway Lambda authorizers"; Application Load Balancers guide, "Use
 * Lambda functions as targets".
 */
export function detectDoor(event: unknown): Door | undefined {
  if (!isRecord(event) || !isRecord(event.requestContext)) return undefined;
  const { requestContext } = event;
  if (isRecord(requestContext.elb)) return 'ALB';
  if (isRecord(requestContext.http)) {
    // Function URLs and HTTP APIs share their event format; the domain tells them apart.
    const domain = requestContext.domainName;
    if (typeof domain === 'string' && domain.includes('.lambda-url.')) return 'FUNCTION_URL';
    return typeof event.routeArn === 'string' ? undefined : 'API_GATEWAY_HTTP';
  }
  const isRequest = typeof event.httpMethod === 'string' && typeof event.methodArn !== 'string';
  return isRequest ? 'API_GATEWAY_REST' : undefined;
}
