import { ErrorAction, InfoClassification, plainEncoder, StdPyPwExtError } from '@pypwext/base';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { encodeClientContext } from '../src/call/client-context.ts';
import { carryError } from '../src/callee/remote-error-carrier.ts';
import { decodeRemoteError } from '../src/error/remote-error.ts';
import { readRemoteReport, toRemoteError } from '../src/error/remote-report.ts';
import {
  defineFunction,
  lambdaTransport,
  parseFunctionName,
  readTrail,
  unwrapPayload,
} from '../src/index.ts';

const text = fc.string({ unit: 'binary' });

describe('for all values', () => {
  test('a PyPwExt error survives type, message and trace', () => {
    const options = fc.record({
      code: fc.integer({ min: 400, max: 599 }),
      action: fc.constantFrom(...Object.values(ErrorAction)),
      classification: fc.constantFrom(...Object.values(InfoClassification)),
      details: fc.jsonValue(),
      publicMessage: text.map(toWellFormed),
    });
    fc.assert(
      fc.property(text, options, (message, given) => {
        const { name, message: sent, stack } = carryError(new StdPyPwExtError(message, given), {});
        // As the runtime and the wire do it.
        const payload = JSON.stringify({ errorType: name, errorMessage: sent, trace: stack?.split('\n') });
        const form = decodeRemoteError(readRemoteReport(payload));
        const details: unknown = JSON.parse(JSON.stringify(given.details));
        expect(form).toEqual({ pypwext: 1, message: toWellFormed(message), ...given, details });
      }),
    );
  });

  test('an input arrives at the handler of a contract as it is', async () => {
    const anything = fc.jsonValue();
    const wrapped = fc.record({ pypwext: anything, payload: anything });
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, wrapped), fc.boolean(), async (input, wrapPayload) => {
        const contract = defineFunction({ name: 'f', input: z.any(), output: z.any(), wrapPayload });
        const seen: unknown[] = [];
        const handler = contract.handler((received) => void seen.push(received));
        const invoke = async ({ Payload }: { Payload?: string }) => {
          await handler(JSON.parse(Payload ?? '{}'), {} as never);
          return { StatusCode: 200 };
        };
        const transport = lambdaTransport({ client: { invoke } as never });
        await contract.call(input, { transport });
        await contract.send(input, { transport });
        const sent: unknown = JSON.parse(JSON.stringify(input));
        expect(seen).toEqual([sent, sent]);
      }),
    );
  });

  test('a report of a failed function is read without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.json(), fc.anything().map(safeJson)), (payload) => {
        const report = readRemoteReport(payload);
        expect(toRemoteError(report)).toBeInstanceOf(Error);
        decodeRemoteError(report);
      }),
    );
  });

  test('a name is refused, or is sent as it is', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: fc.constantFrom(...'ab:1$-_./') })), (name) => {
        let reference: string;
        try {
          ({ reference } = parseFunctionName(name));
        } catch (error) {
          expect((error as Error).name).toBe('PyPwExtInternalError');
          return;
        }
        expect(reference).toBe(name);
        expect(reference).toMatch(/^[\w:$.-]+$/);
      }),
    );
  });

  test('a client context is absent, within its bounds, or refused', () => {
    const params = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(params, fc.option(fc.record({ pypwextId: fc.string() })), (given, trail) => {
        let context: string | undefined;
        try {
          context = encodeClientContext({ params: given, trail: trail ?? undefined }, plainEncoder, 'f');
        } catch (error) {
          expect(error).toMatchObject({ code: 413 });
          return;
        }
        if (context === undefined) return;
        expect(context.length).toBeLessThanOrEqual(3_583);
        const { custom } = JSON.parse(Buffer.from(context, 'base64').toString('utf8'));
        expect(custom).toMatchObject(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  test('what comes as a trail is of its form, or nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const trail = readTrail(value);
        if (trail) expect(JSON.stringify(trail)).not.toMatch(/\\n|\\r/);
        unwrapPayload(value);
      }),
    );
  });
});

const safeJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
};

/** What is left of a lone surrogate after JSON has been written as UTF-8 is up to the writer; JSON keeps it. */
const toWellFormed = (value: string): string => JSON.parse(JSON.stringify(value));
