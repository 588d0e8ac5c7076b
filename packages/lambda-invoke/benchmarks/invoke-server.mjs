// A server that answers every Invoke call with 200 and a small result, in a process of its own, so that its
// CPU time is not that of the callers.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'x-amz-executed-version': '$LATEST', 'x-amzn-requestid': 'r' });
    response.end('{"price":12,"currency":"EUR"}');
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.once('disconnect', () => process.exit(0));
