import { isDeepStrictEqual } from 'node:util';
import type { RaceCase } from './race-suite.ts';
import type { Course } from './run-case.ts';
import { startWorker } from './worker-process.ts';

/**
 * Lets every contender of a case make one call and compares what they give with the baseline's answer: a contender
 * that does less, or something else, is no contender.
 *
 * @throws Error that shows both answers.
 */
export async function checkAnswers(course: Course, raceCase: RaceCase): Promise<void> {
  const expected = await answerOf(course, raceCase, raceCase.baseline);
  for (const contender of Object.keys(raceCase.contenders)) {
    if (contender === raceCase.baseline) continue;
    const answer = await answerOf(course, raceCase, contender);
    if (isDeepStrictEqual(answer, expected)) continue;
    throw new Error(
      [
        `"${contender}" does not do the same as "${raceCase.baseline}" in "${course.suite.name}: ${raceCase.name}":`,
        ...differing(expected, answer).map(
          (text, index) => `  ${[raceCase.baseline, contender][index]}: ${text}`,
        ),
      ].join('\n'),
    );
  }
}

/** Both as JSON, around the place where they part. */
export function differing(expected: unknown, answer: unknown): [expected: string, answer: string] {
  const [a, b] = [JSON.stringify(expected) ?? 'undefined', JSON.stringify(answer) ?? 'undefined'];
  let place = 0;
  while (place < a.length && a[place] === b[place]) place += 1;
  const around = (text: string): string =>
    `${place > 80 ? '...' : ''}${text.slice(Math.max(0, place - 80), place + 200)}`;
  return [around(a), around(b)];
}

async function answerOf(
  { file, node, url }: Course,
  raceCase: RaceCase,
  contender: string,
): Promise<unknown> {
  const { readOutput, environment = {} } = raceCase;
  const worker = await startWorker({
    file,
    node,
    environment,
    assignment: { task: 'contend', case: raceCase.name, contender, url },
    keepOutput: readOutput !== undefined,
  });
  const output = await worker.stop();
  return readOutput ? readOutput(output) : worker.ready.answer;
}
