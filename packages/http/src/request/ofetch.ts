// A module of its own, so that it is loaded with the first call: it touches the global `Headers`, which
// makes Node load its whole fetch.
export { createFetch } from 'ofetch';
