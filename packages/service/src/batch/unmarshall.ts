import { invalid } from '../event/invalid.ts';
import { isRecord, type UnknownRecord } from '../record.ts';

/**
 * The plain object of a DynamoDB image. Numbers beyond what a double holds exactly become `bigint` when they
 * are whole, and stay texts otherwise: nothing is rounded. Sets become `Set`, binary becomes `Uint8Array`.
 *
 * Source: Amazon DynamoDB API Reference, "AttributeValue".
 */
export const unmarshallItem = (image: UnknownRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(image).map(([key, value]) => [key, unmarshall(value)]));

function unmarshall(attribute: unknown): unknown {
  const entries = isRecord(attribute) ? Object.entries(attribute) : [];
  const [type, value] = entries[0] ?? [];
  if (entries.length === 1) {
    switch (type) {
      case 'S':
      case 'BOOL':
        return value;
      case 'N':
        return toNumber(String(value));
      case 'NULL':
        return null;
      case 'B':
        return toBytes(value);
      case 'M':
        if (isRecord(value)) return unmarshallItem(value);
        break;
      case 'L':
        if (Array.isArray(value)) return value.map(unmarshall);
        break;
      case 'SS':
      case 'NS':
      case 'BS':
        if (Array.isArray(value)) return new Set(value.map((each) => SET_ITEMS[type](each)));
    }
  }
  throw invalid('The record has an attribute that is no DynamoDB attribute value');
}

const SET_ITEMS = {
  SS: (value: unknown): unknown => value,
  NS: (value: unknown): unknown => toNumber(String(value)),
  BS: (value: unknown): unknown => toBytes(value),
} as const;

const toBytes = (value: unknown): Uint8Array =>
  typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : (value as Uint8Array);

function toNumber(text: string): number | bigint | string {
  const number = Number(text);
  // DynamoDB keeps 38 digits; 15 survive the way through a double and back.
  const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  if (Number.isSafeInteger(number) || digits.length <= 15) return number;
  return /^-?\d+$/.test(text) ? BigInt(text) : text;
}
