import { router } from '../../src/suites/handler/powertools-router.ts';

const runner = router('valid');

export const answer = (): unknown => runner.call();
