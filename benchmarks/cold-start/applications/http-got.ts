import got from 'got';
import { body, type Setting } from './http-body.ts';

export const answer = ({ url }: Setting): Promise<unknown> => got.post(url, { json: body }).json();
