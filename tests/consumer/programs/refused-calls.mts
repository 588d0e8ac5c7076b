// Compiled to see what the compilers say: each line is an error, whose message names the problem.
import { PyPwExtHTTPSession } from '@pypwext/http';

const http = new PyPwExtHTTPSession();

http.call({ url: 'https://x.example.com/{id' });
http.call({ url: 'https://x.example.com/{a-b}' });
http.call({ url: 'https://{tenant}.example.com/v1' });
http.call({ url: 'https://x.example.com', params: { country: '{country}' } })({});
http.call({ url: 'https://x.example.com', params: { country: '{country}' } })({ contry: 'SE' });
http.method({ method: 'FUNC', url: '{name}' });
