// Sets every limit of budgets.json to what is measured now plus the headroom, and leaves the reasons to people:
//
//   pnpm build && node benchmarks/budgets/update.ts
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assertBuilt } from '../size/assert-built.ts';
import { budgetsFile, readBudgets } from './read-budgets.ts';
import { describeChanges, exportsWithoutLimit, retighten } from './retighten.ts';

assertBuilt();
const before = readBudgets();
const after = await retighten(before);
const file = fileURLToPath(budgetsFile);
writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
execFileSync('biome', ['format', '--colors=off', '--write', file], {
  stdio: 'ignore',
  env: {
    ...process.env,
    PATH: `${fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))}:${process.env.PATH}`,
  },
});
const changes = describeChanges(before, after);
process.stdout.write(changes.length === 0 ? 'No limit has changed.\n' : `${changes.join('\n')}\n`);
for (const sentence of await exportsWithoutLimit(after)) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
