/** What a function has that does nothing. */
export const answer = (): unknown => ({ statusCode: 204 });
