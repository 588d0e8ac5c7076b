import { expect, test } from 'vitest';
import { initEnv } from '../src/index.ts';

test('initEnv fills what is unset or empty and leaves the rest', () => {
  const environment: NodeJS.ProcessEnv = {
    SERVICE_NAME: 'offers',
    METRICS_NAMESPACE: 'shop',
    POWERTOOLS_SERVICE_NAME: '',
    POWERTOOLS_METRICS_NAMESPACE: 'mine',
  };
  initEnv(environment);
  expect(environment.POWERTOOLS_SERVICE_NAME).toBe('offers');
  expect(environment.POWERTOOLS_METRICS_NAMESPACE).toBe('mine');
});

test('initEnv sets nothing from nothing', () => {
  const environment: NodeJS.ProcessEnv = {};
  initEnv(environment);
  expect(environment).toEqual({});
});
