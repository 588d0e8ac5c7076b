/** Where the page and its plots are. */
export const docsFolder: URL = new URL('../../../docs/', import.meta.url);
