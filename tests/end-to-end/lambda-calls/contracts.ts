import { StdPyPwExtError } from '@pypwext/base';
import { defineFunction } from '@pypwext/lambda-invoke';
import * as z from 'zod';

/** An error that both sides know. */
export class TooYoungError extends StdPyPwExtError {}

export const pricing = defineFunction({
  name: 'Pricing',
  input: z.object({ age: z.number(), mode: z.string().optional() }),
  output: z.object({ price: z.number(), pypwextId: z.string().optional() }),
  errors: { TooYoungError },
});

export const audit = defineFunction({
  name: 'Audit',
  input: z.object({ what: z.string() }),
  output: z.null(),
  wrapPayload: true,
});

export const offers = defineFunction({
  name: 'Offers',
  input: z.object({ age: z.number() }),
  output: z.object({ price: z.number(), pypwextId: z.string().optional() }),
});

export const refresh = defineFunction({
  ...{ name: 'Refresh', input: z.void(), output: z.void(), wrapPayload: true },
});
