import { PyPwExtHTTPSession } from '@pypwext/http';

// What a function pays that may call out and does not, this time.
const http = new PyPwExtHTTPSession();

export const answer = (): unknown => typeof http.get;
