import { entriesOf, nearestName, catalogue, type Schema } from 'cpaas-8x8';

import { errorMessage } from '../../engine/error-message';
import { asText, isObject } from '../../engine/json';
import { businessEventSchema } from '../../chat-apps/business-account/business-event';
import { inboundChatSchema } from '../../chat-apps/messages/inbound-chat';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import type { CustomerScript, Person, ScriptStep } from './customer-script';

type Kind = ScriptStep['do'];

const text = { type: 'string', minLength: 1 } as const satisfies Schema;
const seconds = { type: 'number', minimum: 0, maximum: 86_400 } as const satisfies Schema;
const free = { type: 'object', properties: {}, additionalProperties: {} } as const satisfies Schema;
const texts = { type: 'object', properties: {}, additionalProperties: { type: 'string' } } as const;
const channel = inboundChatSchema.properties.channel;
const by = text;
const patience = { by, withinSeconds: seconds };
const { media, location } = inboundChatSchema.properties;
const { eventType, details } = businessEventSchema.properties;
const file = {
  type: 'object',
  properties: { name: text, content: { type: 'string' } },
  required: ['name', 'content'],
} as const satisfies Schema;

/** The fields of each kind of step, without `do`. */
const fields: Readonly<Record<Kind, Omit<SchemaFor<object>, 'type'>>> = {
  write: {
    properties: { by, channel, text, media, location },
    oneOf: [{ required: ['text'] }, { required: ['media'] }, { required: ['location'] }],
  },
  wait: { properties: { ...patience, text, channel } },
  tap: {
    properties: { by, button: text, row: text, as: { type: 'string', enum: ['interactive', 'text'] } },
    oneOf: [{ required: ['button'] }, { required: ['row'] }],
  },
  fillFlow: { properties: { by, answers: free }, required: ['answers'] },
  open: { properties: { ...patience, link: text, press: text, fill: texts } },
  post: {
    properties: {
      path: { type: 'string', pattern: '^/' },
      body: free,
      files: { type: 'object', properties: {}, additionalProperties: file },
      headers: texts,
    },
    required: ['path'],
  },
  call: { properties: { by, to: text } },
  listen: { properties: { ...patience, text }, required: ['text'] },
  press: { properties: { by, digits: { type: 'string', pattern: '^[0-9*#]+$' } }, required: ['digits'] },
  answer: { properties: patience },
  decline: { properties: patience },
  hangUp: { properties: patience },
  accountEvent: { properties: { eventType, details }, required: ['eventType'] },
  pause: { properties: { seconds }, required: ['seconds'] },
  expectNothing: { properties: { by, channel, seconds }, required: ['seconds'] },
};

/** The kinds of steps. */
const stepKinds = Object.keys(fields) as Kind[];

const assertStep = Object.fromEntries(
  stepKinds.map((kind) => {
    const { properties, ...rules } = fields[kind];
    return [kind, createAssertion({ type: 'object', properties: { do: text, ...properties }, ...rules })];
  }),
) as Readonly<Record<Kind, (value: unknown, now: number) => void>>;

const personSchema = {
  type: 'object',
  properties: { name: text, phone: { type: 'string', format: 'msisdn' } },
  required: ['name', 'phone'],
} as const satisfies SchemaFor<Person>;

/** The script without what its steps are made of, which is validated by kind. */
const assertFrame = createAssertion<Omit<CustomerScript, never>>({
  type: 'object',
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9-]+$' },
    summary: text,
    people: { type: 'array', items: personSchema, minItems: 1 },
    prepare: {
      type: 'array',
      items: {
        type: 'object',
        properties: { operation: text, input: free },
        required: ['operation', 'input'],
      },
    },
    steps: { type: 'array', items: free, minItems: 1 },
  },
  required: ['name', 'summary', 'people', 'steps'],
});

/**
 * Returns the value as a script.
 *
 * @throws {Error} which names the script, the step and the field that is wrong.
 */
export function validateScript(value: unknown): CustomerScript {
  const name = isObject(value) ? (asText(value['name']) ?? '') : '';
  within(`The script ${name}`, () => assertFrame(value, 0));
  const script = value as CustomerScript;
  const people = script.people.map((person) => person.name);
  script.steps.forEach((step, index) => {
    const kind = (step as { do?: unknown }).do;
    within(`The script ${name}, step ${index + 1} (${asText(kind) ?? 'no kind'})`, () =>
      assertValidStep(step, kind, people),
    );
  });
  for (const { operation } of script.prepare ?? [])
    if (!entriesOf(catalogue).some(({ id }) => id === operation))
      throw new Error(`The script ${name}, prepare: there is no operation ${operation}`);
  return script;
}

function assertValidStep(step: unknown, kind: unknown, people: readonly string[]): void {
  const known = stepKinds.find((each) => each === kind);
  if (!known) {
    const nearest = nearestName(asText(kind) ?? '', stepKinds);
    const advice = nearest === undefined ? `Use one of ${stepKinds.join(', ')}.` : `Did you mean ${nearest}?`;
    throw new Error(`do is not a kind of step. ${advice}`);
  }
  assertStep[known](step, 0);
  const { by: person } = step as { by?: string };
  if (person !== undefined && !people.includes(person))
    throw new Error(`by is not a person of the script. Use one of ${people.join(', ')}.`);
}

function within(where: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${where}: ${errorMessage(error)}`, { cause: error });
  }
}
