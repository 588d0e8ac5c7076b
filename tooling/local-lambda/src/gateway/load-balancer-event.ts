import type { ALBEvent } from 'aws-lambda';
import { traceRoot } from './gateway-identity.ts';
import { type GatewayRequest, splitTarget } from './gateway-request.ts';
import { firstHeader, forwardedHeaders, joinedHeaders } from './header-fields.ts';
import { isTextType } from './media-type.ts';
import { queryPairs } from './percent-decoding.ts';

/** How a load balancer's target group is set up. */
export interface LoadBalancerContext {
  /** The target group attribute `lambda.multi_value_headers.enabled`. Default false. */
  readonly multiValueHeaders?: boolean;
  readonly targetGroupArn?: string;
  readonly timeEpochMs?: number;
}

/**
 * Builds the event an Application Load Balancer sends to a function. Path and query are passed on as they came,
 * still encoded; depending on the target group there are either single or multi value members, never both.
 *
 * Source: Elastic Load Balancing user guide, "Use Lambda functions as targets".
 */
export function buildLoadBalancerEvent(request: GatewayRequest, context: LoadBalancerContext = {}): ALBEvent {
  const { path, query } = splitTarget(request.target);
  const fields = forwardedHeaders(request, traceRoot(context.timeEpochMs ?? Date.now()));
  const targetGroupArn =
    context.targetGroupArn ??
    'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/local/0000000000000000';
  const multiValue = context.multiValueHeaders ?? false;
  const singleHeaders = joinedHeaders(fields.map(({ name, values }) => ({ name, values: values.slice(-1) })));
  return {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: request.method,
    path,
    ...(multiValue
      ? {
          multiValueQueryStringParameters: multiValueQuery(query),
          multiValueHeaders: Object.fromEntries(
            fields.map(({ name, values }) => [name.toLowerCase(), [...values]]),
          ),
        }
      : { queryStringParameters: Object.fromEntries(queryPairs(query)), headers: singleHeaders }),
    ...loadBalancerBody(request),
  };
}

function multiValueQuery(query: string): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of queryPairs(query)) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

/** A compressed body is in base64 whatever its type. */
function loadBalancerBody(request: GatewayRequest): Pick<ALBEvent, 'body' | 'isBase64Encoded'> {
  if (request.body.byteLength === 0) return { body: '', isBase64Encoded: false };
  const plain =
    firstHeader(request, 'content-encoding') === undefined &&
    isTextType(firstHeader(request, 'content-type'));
  return {
    body: Buffer.from(request.body).toString(plain ? 'utf8' : 'base64'),
    isBase64Encoded: !plain,
  };
}
