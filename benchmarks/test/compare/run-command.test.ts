import { describe, expect, it } from 'vitest';
import { runCommand } from '../../compare/run-command.ts';

const node = (code: string, signal?: AbortSignal): Promise<string> =>
  runCommand([process.execPath, '-e', code], { folder: process.cwd(), ...(signal ? { signal } : {}) });

describe('a command', () => {
  it('gives what it writes, without the last line break', async () => {
    expect(await node("console.log('one'); console.log('two')")).toBe('one\ntwo');
  });

  it('that fails is told with its code and with what it wrote last', async () => {
    const failing = node("for (let i = 0; i < 100; i += 1) console.error('line ' + i); process.exit(3)");
    await expect(failing).rejects.toThrow(/ended with 3:\nline 80\n.*line 99$/s);
  });

  it('that does not exist is told by its name', async () => {
    const missing = runCommand(['pypwext-no-such-program'], { folder: process.cwd() });
    await expect(missing).rejects.toThrow('pypwext-no-such-program');
  });

  it('ends when it is aborted', async () => {
    const controller = new AbortController();
    const running = node('setInterval(() => undefined, 1_000)', controller.signal);
    controller.abort();
    await expect(running).rejects.toThrow(/abort/i);
  });
});
