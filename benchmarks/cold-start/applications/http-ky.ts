import ky from 'ky';
import { body, type Setting } from './http-body.ts';

export const answer = ({ url }: Setting): Promise<unknown> => ky.post(url, { json: body }).json();
