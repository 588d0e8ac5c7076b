/**
 * What ofetch needs of `Headers`, for headers whose names are in lower case and whose values are checked
 * already: the platform's own would check each of them again, at 8 µs a call.
 */
export class HeaderMap extends Map<string, string> {
  constructor(headers: Readonly<Record<string, string>> | Iterable<readonly [string, string]> = {}) {
    super(
      Symbol.iterator in headers
        ? (headers as Iterable<readonly [string, string]>)
        : Object.entries(headers as Readonly<Record<string, string>>),
    );
  }
}
