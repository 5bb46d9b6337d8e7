/** Validates an OpenAPI document from standard input, and prints the errors. A separate process, because the validator is ESM only. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { text } from 'node:stream/consumers';

const validator = new Validator({ strict: true });
const { valid, errors } = await validator.validate(JSON.parse(await text(process.stdin)));
if (valid) validator.resolveRefs();
console.log(JSON.stringify({ version: validator.version, errors: valid ? [] : errors }));
