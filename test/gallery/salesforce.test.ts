import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../docs/pages';

/** What these tests read of a schema. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const page = readFileSync(join(root, 'docs', 'salesforce.md'), 'utf8');

/** An identifier of Apex that Salesforce takes over as it is. */
const identifier = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

/** All objects in a value. */
const objectsIn = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null
    ? [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)]
    : [];

/** The names of the schemas that a schema leads to. */
const namesIn = (value: unknown): readonly string[] =>
  objectsIn(value).flatMap((object) =>
    '$ref' in object ? [String(object.$ref).replace('#/components/schemas/', '')] : [],
  );

/*
 * What Salesforce says of the descriptions that External Services take:
 * https://help.salesforce.com/s/articleView?id=platform.external_services_schema_def_definition.htm
 * https://help.salesforce.com/s/articleView?id=platform.external_services_schema_def_naming_description.htm
 */
describe.each(['sms', 'messages'])('the document for Salesforce, %s.json', (name) => {
  const text = readFileSync(join(root, 'examples', 'salesforce', `${name}.json`), 'utf8');
  const document = JSON.parse(text) as Document;
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const { schemas } = document.components;

  it('is OpenAPI 3.0 with one host, which the page names', () => {
    expect(document.openapi).toMatch(/^3\.0\./);
    expect(document.servers).toHaveLength(1);
    expect(page).toContain(document.servers[0]?.url);
  });

  it('names its operations and their parameters, and sends and gets JSON only', () => {
    const types = operations.flatMap(({ requestBody, responses }) => [
      ...Object.keys(requestBody?.content ?? {}),
      ...Object.values(responses).flatMap(({ content = {} }) => Object.keys(content)),
    ]);

    for (const { operationId = '', parameters = [] } of operations) {
      expect(operationId).toMatch(identifier);
      expect(page).toContain(`\`${operationId}\``);
      expect(parameters.map((parameter) => parameter.name ?? '')).toEqual(['subAccountId']);
    }
    expect(new Set(types)).toEqual(new Set(['application/json']));
  });

  it('has names that are identifiers of Apex', () => {
    const names = [
      ...Object.keys(schemas),
      ...objectsIn(schemas).flatMap((object) =>
        'properties' in object ? Object.keys(object.properties as object) : [],
      ),
    ];

    expect(names.filter((each) => !identifier.test(each))).toEqual([]);
  });

  it('has no alternatives, and no lists directly in lists, which Flow Builder cannot set', () => {
    const unknown = objectsIn(document).filter(
      (object) =>
        ['oneOf', 'anyOf', 'allOf', 'not', 'discriminator'].some((keyword) => keyword in object) ||
        ('items' in object && (object.items as Schema).type === 'array'),
    );

    expect(unknown).toEqual([]);
  });

  it('has descriptions that Salesforce does not shorten', () => {
    const long = objectsIn(document).filter(
      (object) => 'description' in object && String(object.description).length > 1_333,
    );

    expect(long).toEqual([]);
  });

  it('has no schema that contains itself', () => {
    const leadsTo = (schema: string, from: readonly string[] = []): boolean =>
      from.includes(schema) || namesIn(schemas[schema]).some((next) => leadsTo(next, [...from, schema]));

    expect(Object.keys(schemas).filter((schema) => leadsTo(schema))).toEqual([]);
  });

  it('has the classes and fields that the page names', () => {
    const service = name === 'sms' ? 'X8x8Sms' : 'X8x8Messages';
    const variables = name === 'sms' ? ['sms'] : ['message', 'component', 'parameter'];
    const classes = [...page.matchAll(new RegExp(`ExternalService__${service}_(\\w+)`, 'g'))].map(
      ([, found = '']) => found,
    );
    expect(classes).toHaveLength(variables.length);

    variables.forEach((variable, index) => {
      const fields = [...page.matchAll(new RegExp(`\\{!${variable}\\.([\\w.]+)\\}`, 'g'))];
      expect(fields.length).toBeGreaterThan(0);
      for (const [, path = ''] of fields)
        expect([path, typeAt(path, classes[index])]).not.toContain(undefined);
    });

    function typeAt(path: string, start: string | undefined): Schema | undefined {
      let schema = start === undefined ? undefined : schemas[start];
      for (const step of path.split('.')) {
        const next: Schema | undefined = schema?.properties?.[step];
        schema = next?.$ref === undefined ? next : schemas[namesIn(next)[0] ?? ''];
      }
      return schema;
    }
  });
});
