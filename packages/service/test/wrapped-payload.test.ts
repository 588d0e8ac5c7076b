import { currentInvocation } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { lambdaContext } from './lambda-context.ts';

const service = new PyPwExtService();
const Order = z.object({ id: z.string() });
const wrapped = { pypwext: { pypwextId: 'p-1', correlationId: 'c-1' }, payload: { id: 'A-17' } };

describe('an event that a calling function has wrapped', () => {
  test('handler: the model describes the payload, the trail is in the trace, the raw event is as it came', async () => {
    const handler = service.handler({ model: Order }, async (order, _context, raw) => [
      order,
      currentInvocation()?.trace.pypwextId,
      currentInvocation()?.trace.correlationId,
      raw,
    ]);
    expect(await handler(wrapped, lambdaContext())).toEqual([{ id: 'A-17' }, 'p-1', 'c-1', wrapped]);
  });

  test('handler without a model: it gets the payload', async () => {
    const handler = service.handler({}, async (order: unknown) => order);
    expect(await handler(wrapped, lambdaContext())).toEqual({ id: 'A-17' });
  });

  test('event: the model describes the payload', async () => {
    const onOrder = service.event({ model: Order })(async ({ id }) => id);
    expect(await onOrder(wrapped, lambdaContext())).toBe('A-17');
  });

  test.each([
    ['another key beside them', { ...wrapped, id: 'B-1' }],
    ['a trail that is no object', { pypwext: 'p-1', payload: { id: 'A-17' } }],
    ['no payload', { pypwext: { pypwextId: 'p-1' } }],
  ])('is told from data of the same names: %s', async (_, event) => {
    const handler = service.handler({}, async (value: unknown) => value);
    expect(await handler(event, lambdaContext())).toEqual(event);
  });

  test('is not looked for in the body of a gateway event, which anybody may have sent', async () => {
    const event = httpEvent({ body: JSON.stringify(wrapped) });
    const handler = service.handler({ model: z.unknown() }, async (value) => [
      value,
      currentInvocation()?.trace.pypwextId,
    ]);
    expect(await handler(event, lambdaContext())).toEqual([wrapped, undefined]);
  });
});
