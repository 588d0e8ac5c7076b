/**
 * What ofetch imports for options that this package never gives it: a base address and a query (`ufo`), and a
 * body to parse (`destr`); `fetch-client.ts` hands it the whole address, and takes back no body. The build puts
 * these in their place, which makes it 4.6 KB smaller. An ofetch that imports anything else does not build.
 */
const unused = (): never => {
  throw new Error('ofetch was given an option that this build has no code for');
};

export { unused as default, unused as destr, unused as withBase, unused as withQuery };
