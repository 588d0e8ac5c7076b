import type { LogItem } from '@aws-lambda-powertools/logger';
import { currentInvocation, type EncodingOptions } from '@pypwext/base';
import { type Call, type FastSettings, fastLine, fastSettings } from './fast-line.ts';
import { lineTemplate } from './line-template.ts';
import { LineTemplates } from './line-templates.ts';
import type { LoggerSettings } from './logger-settings.ts';
import type { LoggerState } from './logger-state.ts';

/** The lines of a logger that are made from templates. */
export class FastLines {
  readonly #templates = new LineTemplates();
  readonly #settings: FastSettings;
  readonly #maxLength: number;

  constructor({ plan, location, maxLineBytes }: LoggerSettings, options: EncodingOptions) {
    this.#settings = fastSettings(plan, options, location !== 'off');
    // A character takes three bytes at most.
    this.#maxLength = maxLineBytes / 3;
  }

  /**
   * The line of a call, or `undefined` when it has to be made carefully.
   *
   * @param record - Makes the record of an entry in the usual way, for the template.
   */
  line(call: Call, state: LoggerState, record: () => LogItem): string | undefined {
    const invocation = currentInvocation();
    const changes = invocation === undefined ? undefined : state.invocations.current(invocation);
    const slot = this.#templates.slot(state.version, changes, invocation);
    // Making a template costs as much as a line made carefully: it is made for a state that is met again.
    if (slot.uses++ === 0) return undefined;
    const { plan, options } = this.#settings;
    if (slot.template === null) {
      slot.template = lineTemplate(record().getAttributes(), options, plan);
    }
    if (slot.template === undefined) return undefined;
    const line = fastLine(call, slot.template, this.#settings);
    return line === undefined || line.length > this.#maxLength ? undefined : line;
  }
}
