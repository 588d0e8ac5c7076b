import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allApplications, applicationGroups } from '../../cold-start/applications.ts';
import { bundleApplication } from '../../cold-start/bundle-application.ts';
import { runStart } from '../../cold-start/run-start.ts';
import { type ApplicationServer, startServer } from '../../cold-start/start-server.ts';
import { assertBuilt } from '../../size/assert-built.ts';

let folder: string;
let server: ApplicationServer;
beforeAll(async () => {
  assertBuilt();
  folder = mkdtempSync(join(tmpdir(), 'pypwext-applications-'));
  server = await startServer();
});
afterAll(() => {
  server?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

// Those of others do not change with what is committed here; the suite fails when one of them does not answer.
const ours = allApplications.filter(({ name }) => /pypwext/i.test(name));

describe('an application', () => {
  it.each(ours)('answers from its bundle: $name ($module)', async (application) => {
    const file = join(folder, `${application.module}.mjs`);
    writeFileSync(file, (await bundleApplication(application)).text);
    expect(runStart(process.execPath, file, server.url).load).toBeGreaterThan(0);
  });

  it('has a name of its own within its table', () => {
    for (const { applications } of applicationGroups) {
      const names = applications.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
