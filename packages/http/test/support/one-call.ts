import { PyPwExtHTTPSession } from '../../src/index.ts';

// Neither the session is closed nor the process ended: whatever stays open keeps it running.
const http = new PyPwExtHTTPSession({ retry: { total: 1 } });
const reply = await http.get(String(process.argv[2]), { signal: new AbortController().signal });
console.log(reply.responseCode, reply.attempts);
