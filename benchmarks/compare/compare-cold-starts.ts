import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allApplications } from '../cold-start/applications.ts';
import { bundleApplication } from '../cold-start/bundle-application.ts';
import { measureStarts, type Startable } from '../cold-start/measure-starts.ts';
import { startServer } from '../cold-start/start-server.ts';
import { type Comparison, compareSamples } from './comparison.ts';
import { packagesOf } from './packages-plugin.ts';
import type { Sides } from './sides.ts';

const STARTS = 30;

const outputFolder = fileURLToPath(new URL('../dist/compare-cold-start/', import.meta.url));

/** Compares the cold starts of our applications: CPU time of loading and of the first answer. */
export async function compareColdStarts({ base, head, quick, signal, tell }: Sides): Promise<Comparison[]> {
  const ours = allApplications.filter(({ name }) => /pypwext/i.test(name));
  mkdirSync(outputFolder, { recursive: true });
  const startables: Startable[] = [];
  for (const [side, folder] of Object.entries({ base, head })) {
    for (const application of ours) {
      const file = `${outputFolder}${side}-${application.module}.mjs`;
      writeFileSync(file, (await bundleApplication(application, [packagesOf(folder)])).text);
      startables.push({ key: `${side}:${application.module}`, file });
    }
  }
  const server = await startServer();
  try {
    const rounds = quick ? 2 : STARTS;
    const starts = await measureStarts(startables, {
      node: process.execPath,
      url: server.url,
      rounds,
      signal,
      tell: (round) => tell(`cold-start: round ${round} of ${rounds}`),
    });
    const cpuOf = (key: string): number[][] => [
      (starts.get(key) ?? []).map(({ loadCpu, answerCpu }) => loadCpu + answerCpu),
    ];
    return ours.map(({ name, module }) =>
      compareSamples(`cold-start: ${name} (${module})`, 'ms', {
        base: cpuOf(`base:${module}`),
        head: cpuOf(`head:${module}`),
      }),
    );
  } finally {
    server.stop();
  }
}
