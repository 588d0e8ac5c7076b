/** The styles of a log line. */
export type Style = 'red' | 'green' | 'yellow' | 'magenta' | 'cyan' | 'bold' | 'dim';

/** Gives a text a style, or leaves it plain. */
export type Paint = (style: Style, text: string) => string;

/** Start and end of each style (ECMA-48, "Select graphic rendition"). */
const codes: Readonly<Record<Style, readonly [start: number, end: number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
};

/** A painter that uses colour, or one that does not. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_style, text) => text;
  return (style, text) => {
    const [start, end] = codes[style];
    return text === '' ? '' : `\u001b[${start}m${text}\u001b[${end}m`;
  };
}
