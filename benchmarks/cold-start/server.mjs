// Answers every request with a small JSON document, as an HTTP service or as Lambda's Invoke API, in a process of its
// own, so that its time is not that of its callers. Ends with the process that started it.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' });
    response.end('{"price":12,"currency":"EUR"}');
  });
});
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
process.once('disconnect', () => process.exit(0));
