export { classificationsOf } from './classification/classification-map.ts';
export { classify } from './classification/classify.ts';
export { redactionFor } from './classification/redaction-for.ts';
export { type ClassOf, encoderOf } from './encoder-of.ts';
export { type JsonReplacer, PyPwExtJSONEncoder, type PyPwExtJSONEncoderOptions } from './json-encoder.ts';
