import type { LogItem } from '@aws-lambda-powertools/logger';
import { currentInvocation, type EncodingOptions, LogEntryType } from '@pypwext/base';
import { type BareRecord, BareRecords } from './bare-record.ts';
import { ComposedEntry } from './composed-entry.ts';
import { type Call, type FastSettings, fastLine, fastSettings } from './fast-line.ts';
import { finishRecord } from './finish-record.ts';
import { frameRecord } from './frame-record.ts';
import { Level } from './level.ts';
import { type LineTemplate, lineTemplate } from './line-template.ts';
import { LineTemplates } from './line-templates.ts';
import type { LoggerSettings } from './logger-settings.ts';
import type { LoggerState } from './logger-state.ts';
import { xrayRoot } from './xray-trace.ts';

/** What templates are made of. */
export interface TemplateSource {
  readonly state: LoggerState;
  /** Has Powertools make the record of the message `-`, without a context. */
  readonly bareRecord: () => LogItem;
  /** The keys of the current invocation and of its scopes. */
  readonly keys: () => Record<string, unknown>;
}

/**
 * Makes what lines are made with when it is met the second time: a program that has just started writes a line
 * or two, and these cost it 0.4 ms less.
 */
export function fromSecondLineOn(make: () => FastLines): (call: Call) => string | undefined {
  let isFirst = true;
  let lines: FastLines | undefined;
  return (call) => {
    if (isFirst) {
      isFirst = false;
      return undefined;
    }
    lines ??= make();
    return lines.line(call);
  };
}

/** The lines of a logger that are made from templates. */
export class FastLines {
  readonly #templates = new LineTemplates();
  readonly #bareRecords: BareRecords;
  readonly #source: TemplateSource;
  readonly #settings: LoggerSettings;
  readonly #fast: FastSettings;
  readonly #maxLength: number;

  constructor(settings: LoggerSettings, options: EncodingOptions, source: TemplateSource) {
    this.#settings = settings;
    this.#source = source;
    this.#bareRecords = new BareRecords(source.bareRecord, source.state.version);
    this.#fast = fastSettings(settings.plan, options, settings.location !== 'off');
    // A character takes three bytes at most.
    this.#maxLength = settings.maxLineBytes / 3;
  }

  /** The line of a call, or `undefined` when it has to be made carefully. */
  line(call: Call): string | undefined {
    const { version, invocations } = this.#source.state;
    const invocation = currentInvocation();
    const changes = invocation === undefined ? undefined : invocations.current(invocation);
    const slot = this.#templates.slot(version, changes, invocation);
    if (slot.template === null) {
      const bare = this.#bareRecords.get(version);
      if (bare === undefined) return undefined;
      slot.template = this.#template(bare, slot.header);
    }
    if (slot.template === undefined) return undefined;
    const line = fastLine(call, slot.template, this.#fast);
    return line === undefined || line.length > this.#maxLength ? undefined : line;
  }

  #template(bare: BareRecord, header: string | undefined): LineTemplate | undefined {
    const { state, keys } = this.#source;
    const frame = { context: state.currentContext(), xrayRoot: xrayRoot(header), keys: keys() };
    const record = frameRecord(bare.attributes, bare.xrayRoot, frame);
    // To finish an audit entry takes a number.
    if (record === undefined || record.type === LogEntryType.AUDIT) return undefined;
    finishRecord(record, Level.INFO, new ComposedEntry('-', []), this.#settings);
    return lineTemplate(record, this.#fast.options, this.#settings.plan);
  }
}
