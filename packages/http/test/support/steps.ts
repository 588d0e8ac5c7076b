import { gzipSync } from 'node:zlib';
import type { ManualClock } from './manual-clock.ts';
import type { Step } from './scripted-server.ts';

type Headers = Readonly<Record<string, string>>;

const head = (status: number, headers: Headers): string =>
  `HTTP/1.1 ${status} Scripted\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** Answers in full. */
export const answer =
  (status: number, body: string | Buffer = '', headers: Headers = {}): Step =>
  (socket, request) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    socket.write(head(status, { ...(status === 204 || status === 304 ? {} : length), ...headers }));
    if (request.method !== 'HEAD') socket.write(body);
  };

/** Answers in chunks, without a declared length. */
export const answerChunked =
  (status: number, ...chunks: string[]): Step =>
  (socket) => {
    socket.write(head(status, { 'transfer-encoding': 'chunked' }));
    for (const chunk of chunks) socket.write(`${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`);
    socket.write('0\r\n\r\n');
  };

/** Answers with a compressed body. */
export const answerCompressed =
  (status: number, body: string): Step =>
  (socket, request, server) => {
    const packed = gzipSync(body);
    answer(status, packed, { 'content-encoding': 'gzip' })(socket, request, server);
  };

/** Redirects. */
export const redirect = (status: number, location: string): Step => answer(status, 'moved', { location });

/** Resets the connection, as a crashed server does. */
export const reset = (): Step => (socket) => {
  socket.resetAndDestroy();
};

/** Closes the connection without an answer. */
export const hangUp = (): Step => (socket) => {
  socket.end();
};

/** Sends the head and a part of the body, then closes the connection. */
export const truncate = (): Step => (socket) => {
  socket.end(`${head(200, { 'content-length': '100' })}only this`);
};

/** Sends a part of a chunked body, then resets the connection. */
export const resetInBody = (): Step => (socket) => {
  socket.write(`${head(200, { 'transfer-encoding': 'chunked' })}4\r\nonly\r\n`, () =>
    socket.resetAndDestroy(),
  );
};

/** Sends what is no HTTP. */
export const garble = (): Step => (socket) => {
  socket.end('SSH-2.0-OpenSSH_9.6\r\n');
};

/** Never answers; the clock runs to the end of the attempt's timer. */
export const stall =
  (clock: ManualClock): Step =>
  () =>
    clock.runOut();

/** Sends the head and a part of the body, then nothing; the clock runs to the end of the attempt's timer. */
export const stallInBody =
  (clock: ManualClock): Step =>
  (socket) => {
    socket.write(`${head(200, { 'content-length': '100' })}only this`, () => clock.runOut());
  };

/** Sends a piece of the body each `every` ms, for ever. */
export const drip =
  (clock: ManualClock, every: number): Step =>
  (socket) => {
    socket.write(head(200, { 'transfer-encoding': 'chunked' }));
    const next = (): void => {
      if (socket.destroyed || socket.closed) return;
      socket.write('1\r\n.\r\n', () => {
        clock.advance(every);
        setImmediate(next);
      });
    };
    next();
  };

/** Answers after that much time on the clock. */
export const answerAfter =
  (clock: ManualClock, milliseconds: number, step: Step): Step =>
  (socket, request, server) => {
    clock.advance(milliseconds);
    step(socket, request, server);
  };

/** Something happens when the request is there, and then the step. */
export const when =
  (happens: () => void, step?: Step): Step =>
  (socket, request, server) => {
    happens();
    step?.(socket, request, server);
  };
