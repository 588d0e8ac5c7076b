type UnknownRecord = Readonly<Record<PropertyKey, unknown>>;

// Long enough for every message of the schema libraries; a longer one lists what the sender has sent.
const MAX_LENGTH = 300;
const MARK = '…';
// A text with one of these looks different between the quotes of a message.
const ESCAPED_IN_JSON = /[^\x20\x21\x23-\x5b\x5d-\uffff]/;

/**
 * The message of an issue without the value that caused it, which may be secret or hostile. Libraries put
 * it in: valibot as `but received "x"`, arktype as `(was "x")`. Their own fields tell the text to remove;
 * whatever is still there is found by looking for the value itself.
 */
export function safeMessage(
  issue: { readonly message: string },
  root: unknown,
  path: readonly PropertyKey[],
): string {
  const fields = issue as unknown as UnknownRecord;
  let message = withoutReceived(issue.message, fields);
  message = withoutActual(message, fields);
  for (const text of textsAt(root, path)) message = withoutText(message, text);
  return message.length > MAX_LENGTH ? `${message.slice(0, MAX_LENGTH)}${MARK}` : message;
}

/** valibot: `Invalid type: Expected number but received "x"`, `Invalid email: Received "x"`. */
function withoutReceived(message: string, { received }: UnknownRecord): string {
  if (typeof received !== 'string') return message;
  for (const tail of [` but received ${received}`, `: Received ${received}`]) {
    if (message.endsWith(tail)) return message.slice(0, -tail.length);
  }
  return message;
}

/** arktype: `age must be a number (was "x")`, `("x") must be...`; a union has errors of its own. */
function withoutActual(message: string, issue: UnknownRecord): string {
  if (typeof issue.actual !== 'string') return message;
  let safe = message.replace(/ \(SyntaxError: .*\)$/s, '');
  for (const actual of actuals(issue)) {
    safe = safe.replaceAll(` (was ${actual})`, '').replaceAll(`(${actual}) `, '');
  }
  return safe;
}

function actuals(issue: UnknownRecord): string[] {
  const own = typeof issue.actual === 'string' && issue.actual !== '' ? [issue.actual] : [];
  const nested: unknown[] = Array.isArray(issue.errors) ? issue.errors : [];
  return [...own, ...nested.filter(isRecord).flatMap(actuals)];
}

/** The texts of the value at a path, or of as much of the path as there is; the first 50. */
function textsAt(root: unknown, path: readonly PropertyKey[]): string[] {
  let value = root;
  for (const key of path) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) break;
    value = value[key];
  }
  const texts: string[] = [];
  const queue = [value];
  for (let index = 0; index < queue.length && texts.length < 50; index += 1) {
    const each = queue[index];
    if (typeof each === 'string' || typeof each === 'number' || typeof each === 'bigint') {
      texts.push(String(each));
    } else if (isRecord(each) && queue.length < 200) queue.push(...Object.values(each).slice(0, 50));
  }
  return texts;
}

/** A short text is removed in quotes only: it may well be a word, or a number, of the message. */
function withoutText(message: string, text: string): string {
  if (text === '' || (!message.includes(text) && !ESCAPED_IN_JSON.test(text))) return message;
  let safe = message;
  for (const quoted of [JSON.stringify(text), `'${text}'`, `\`${text}\``]) {
    safe = safe.replaceAll(quoted, MARK);
  }
  return text.length >= 8 ? safe.replaceAll(text, MARK) : safe;
}

const isRecord = (value: unknown): value is UnknownRecord => typeof value === 'object' && value !== null;
