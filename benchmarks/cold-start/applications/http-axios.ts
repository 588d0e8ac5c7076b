import axios from 'axios';
import { body, type Setting } from './http-body.ts';

export const answer = async ({ url }: Setting): Promise<unknown> => (await axios.post(url, body)).data;
