/** An error of the Invoke operation itself, before or instead of running the function. */
export interface InvokeError {
  readonly statusCode: number;
  /** The exception's name, sent as `x-amzn-ErrorType`. */
  readonly errorType: string;
  readonly body: Readonly<Record<string, string>>;
}

/** No function of that name. Hint: this one's member is called `Message`, as AWS sends it. */
export function functionNotFound(arn: string): InvokeError {
  return {
    statusCode: 404,
    errorType: 'ResourceNotFoundException',
    body: { Message: `Function not found: ${arn}`, Type: 'User' },
  };
}

/** The event is no JSON. */
export function invalidRequestContent(reason: string): InvokeError {
  return userError(
    400,
    'InvalidRequestContentException',
    `Could not parse request body into json: ${reason}`,
  );
}

/** The client context is no JSON object in base64. */
export function invalidClientContext(): InvokeError {
  return userError(
    400,
    'InvalidRequestContentException',
    'Client context must be a valid Base64-encoded JSON object.',
  );
}

/** A header or the name has a value that the operation does not know. */
export function invalidParameter(message: string): InvokeError {
  return userError(400, 'InvalidParameterValueException', message);
}

/** The event is larger than the invocation type allows. */
export function requestTooLarge(maximumBytes: number): InvokeError {
  return userError(
    413,
    'RequestTooLargeException',
    `Request must be smaller than ${maximumBytes} bytes for the InvokeFunction operation`,
  );
}

/** The function runs at its concurrency limit. */
export function tooManyRequests(): InvokeError {
  const error = userError(429, 'TooManyRequestsException', 'Rate Exceeded.');
  return { ...error, body: { ...error.body, Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' } };
}

/** Something is wrong on this side. */
export function serviceError(message: string): InvokeError {
  return { statusCode: 500, errorType: 'ServiceException', body: { message, Type: 'Service' } };
}

function userError(statusCode: number, errorType: string, message: string): InvokeError {
  return { statusCode, errorType, body: { message, Type: 'User' } };
}
