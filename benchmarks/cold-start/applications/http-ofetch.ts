import { ofetch } from 'ofetch';
import { body, type Setting } from './http-body.ts';

export const answer = ({ url }: Setting): Promise<unknown> => ofetch(url, { method: 'POST', body });
