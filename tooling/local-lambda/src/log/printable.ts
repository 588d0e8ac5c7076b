/** Longer values are cut, in characters: the raw line is there for whoever needs the rest. */
const maximumCharacters = 400;

/**
 * A text as it can safely be shown: a log entry may hold whatever a stranger sent, and a terminal obeys control
 * characters.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) =>
    character === '\n' ? '\\n' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** A value of a log entry on one line, strings without quotes, cut when it is long. */
export function printableValue(value: unknown): string {
  const text = typeof value === 'string' ? printable(value) : printable(JSON.stringify(value) ?? '');
  return text.length > maximumCharacters ? `${text.slice(0, maximumCharacters)}…` : text;
}
