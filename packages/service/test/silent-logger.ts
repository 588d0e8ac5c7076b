import type { LoggerPort } from '@pypwext/base';
import { type Mock, vi } from 'vitest';

/** A logger that keeps what it is told. */
export const silentLogger = (): { [Level in keyof LoggerPort]: Mock<LoggerPort[Level]> } => ({
  debug: vi.fn(),
  info: vi.fn(),
  warn: vi.fn(),
  error: vi.fn(),
});
