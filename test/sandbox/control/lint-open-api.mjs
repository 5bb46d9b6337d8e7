/** Lints an OpenAPI document from standard input, and prints the findings. A separate process, because the linter is ESM only. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { text } from 'node:stream/consumers';

const source = await text(process.stdin);
const config = await createConfig({ extends: ['recommended-strict'] });
const problems = await lintFromString({ source, absoluteRef: 'control-api.json', config });
const validator = new Validator({ strict: true });
const { valid, errors } = await validator.validate(JSON.parse(source));
console.log(
  JSON.stringify([
    ...problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`),
    ...(valid ? [] : [errors].flat().map((error) => JSON.stringify(error))),
  ]),
);
