import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf, webhookEventTypes } from 'cpaas-8x8/pure';
import ts from 'typescript';
import { root } from '../packed';

const MINUTE = 60_000;

/** Each way: what one side has may stand for what the other has. */
const same = (one: string, other: string): string => `is<${one}, ${other}>(); is<${other}, ${one}>();`;

/** What is written for developers beside what the sources infer, a line for each thing that must be the same. */
const claims = Object.fromEntries<string>([
  ...entriesOf(catalogue).map(({ id, apiName, name, operation }): [string, string] => {
    const written = `Written.DescribedOperations[${JSON.stringify(operation.title)}]`;
    const source = `Apis['${apiName}']['operations']['${name}']`;
    return [
      id,
      same(`${written}['input']`, `InferredInput<${source}>`) +
        same(`${written}['output']`, `InferredOutput<${source}>`),
    ];
  }),
  ...Object.keys(catalogue).flatMap((apiName): [string, string][] => [
    [
      `the methods of ${apiName}`,
      same(`Written.EightByEightClient['${apiName}']`, `ClientOver<Apis>['${apiName}']`),
    ],
    // What is computed is known more exactly there than the compiler infers it.
    [`the catalogue of ${apiName}`, `is<Apis['${apiName}'], WrittenApis['${apiName}']>();`],
  ]),
  ...webhookEventTypes.map((type): [string, string] => [
    type,
    same(`WrittenPayloads['${type}']`, `WebhookPayloads['${type}']`),
  ]),
]);

const source = [
  `import type { Apis } from '${root}/core/src/catalogue';`,
  `import type { ClientOver } from '${root}/core/dist/transport/client';`,
  `import type { InferredInput, InferredOutput } from '${root}/core/src/transport/operation-types';`,
  `import type { WebhookPayloads } from '${root}/core/src/webhooks/described-payloads';`,
  `import type { Apis as WrittenApis } from '${root}/core/dist/catalogue';`,
  `import type * as Written from '${root}/core/dist/transport/described';`,
  `import type { WebhookPayloads as WrittenPayloads } from '${root}/core/dist/webhooks/described-payloads';`,
  'declare function is<Wide, Narrow extends Wide>(): [Wide, Narrow];',
].join('\n');

/** Which of some claims do not hold, and why. */
function refuted(lines: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(lines);
  const start = source.split('\n').length;
  const file = join(root, 'test', 'pack', 'declarations', 'claims.ts');
  const text = `${source}\n${Object.values(lines).join('\n')}\n`;
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ['node'],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists.call(host, path);
  host.getSourceFile = (path, ...rest) =>
    path === file
      ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
      : getSourceFile.call(host, path, ...rest);
  const program = ts.createProgram([file], options, host);
  const claimsFile = program.getSourceFile(file);
  return Object.fromEntries(
    program.getSemanticDiagnostics(claimsFile).map(({ start: at = 0, messageText }) => {
      const line = (claimsFile?.getLineAndCharacterOfPosition(at).line ?? 0) - start;
      return [
        names[line] ?? 'what is imported',
        ts.flattenDiagnosticMessageText(messageText, '\n').slice(0, 2_000),
      ];
    }),
  );
}

describe('the types that are written for developers', () => {
  let wrong: Readonly<Record<string, string>>;

  beforeAll(() => {
    wrong = refuted({ ...claims, 'a claim that is false': `is<'one', 'other'>();` });
  }, 5 * MINUTE);

  it('are those that the catalogue and the events infer: for every operation, answer and event, both ways', () => {
    expect(wrong).toEqual({ 'a claim that is false': expect.any(String) });
  });
});
