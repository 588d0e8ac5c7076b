// Codes that come from looking up or connecting to a host, before anything is sent.
const BEFORE_SENDING = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

// Answers of the Invoke API with a status of 5xx that it gives while it prepares the function's environment.
// Source: AWS Lambda API Reference, "Invoke", errors.
const BEFORE_THE_FUNCTION = [
  'EC2AccessDeniedException',
  'EC2ThrottledException',
  'EC2UnexpectedException',
  'ENILimitReachedException',
  'ENINotReadyException',
  'InvalidRuntimeException',
  'InvalidSecurityGroupIDException',
  'InvalidSubnetIDException',
  'InvalidZipFileException',
  'KMSAccessDeniedException',
  'KMSDisabledException',
  'KMSInvalidStateException',
  'KMSNotFoundException',
  'ResourceNotReadyException',
  'SubnetIPAddressLimitReachedException',
];

/**
 * Tells whether an attempt that failed with this error has certainly not started the function: it was never
 * sent, or the Invoke API refused it. A connection that broke later, a timeout and a 5xx that is none of the
 * known ones leave it open.
 */
export function certainlyNotRun(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, syscall, message, $metadata } = error as Record<string, unknown>;
  const status = ($metadata as { httpStatusCode?: unknown } | undefined)?.httpStatusCode;
  // Where there is an answer, the SDK has copied the members of its body onto the error, `code` among them.
  if (typeof code === 'string' && typeof status !== 'number') {
    return BEFORE_SENDING.includes(code) || syscall === 'connect' || syscall === 'getaddrinfo';
  }
  if (BEFORE_THE_FUNCTION.includes(String(name))) return true;
  // The one timeout of the SDK's HTTP handler that ends before there is a connection.
  if (name === 'TimeoutError') return String(message).includes('did not establish a connection');
  // Without a status nothing was answered: credentials, region and serialisation fail before sending; whatever
  // else it is, it is not known to.
  if (typeof status !== 'number')
    return /^(?:CredentialsProviderError|TokenProviderError)$/.test(String(name));
  return status >= 400 && status < 500;
}
