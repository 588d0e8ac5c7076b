/** The body of each call: 450 bytes as JSON. */
export const body = { customer: 'x'.repeat(400), age: 40, id: 'customer-17' };

export const path = '/v1/my-api';

export const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 't'.repeat(900),
};

export const region = 'eu-west-1';
export const service = 'execute-api';
