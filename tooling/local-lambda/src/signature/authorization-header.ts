/** An `Authorization` header of Signature Version 4, taken apart. */
export interface SignatureHeader {
  readonly accessKeyId: string;
  /** `20150830` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** Lower-case names in the order of the header. */
  readonly signedHeaders: ReadonlyArray<string>;
  /** 64 hexadecimal digits. */
  readonly signature: string;
}

const pattern =
  /^AWS4-HMAC-SHA256\s+Credential=([^/\s,]+)\/(\d{8})\/([^/\s,]+)\/([^/\s,]+)\/aws4_request\s*,\s*SignedHeaders=([^\s,]+)\s*,\s*Signature=([0-9a-f]{64})$/;

/** Reads the header; undefined when it is none of this kind. */
export function parseSignatureHeader(header: string): SignatureHeader | undefined {
  const match = pattern.exec(header.trim());
  if (match === null) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', names = '', signature = ''] = match;
  return { accessKeyId, date, region, service, signedHeaders: names.split(';'), signature };
}
