import { parseExactJson } from './parsing/exact-json';
import { isJsonObject, type JsonObject } from '../validation/objects';

/**
 * Functions with which `simplify` gives a field the same form for all products, by the name of the simplified field.
 */
export const normalizers: Readonly<Partial<Record<string, (value: unknown) => unknown>>> = {
  status: toLowerCase,
  detail: toLowerCase,
  messageType: (value) => (toLowerCase(value) === 'document' ? 'file' : toLowerCase(value)),
  replyType: normalizeReplyType,
  callPermission: toLowerCase,
  flowResponse: parseIfJson,
  answers: (value) => objectsIn(value)?.map(toAnswer),
  variables: toVariables,
};

const REPLY_TYPES: ReadonlyMap<string, string> = new Map([
  ['buttonreply', 'button'],
  ['listreply', 'list'],
  ['nfmreply', 'flow'],
  ['callpermissionreply', 'callPermission'],
]);

function toLowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function normalizeReplyType(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return REPLY_TYPES.get(value.toLowerCase().replaceAll('_', '')) ?? value;
}

function parseIfJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return parseExactJson(value);
  } catch {
    return value;
  }
}

function objectsIn(value: unknown): JsonObject[] | undefined {
  return Array.isArray(value) ? value.filter(isJsonObject) : undefined;
}

function toVariables(value: unknown): unknown {
  const entries = objectsIn(value)?.map((entry) => [String(entry['name']), entry['value']] as const);
  return entries && Object.fromEntries(entries);
}

function toAnswer(entry: JsonObject): { question: unknown; answer: unknown } {
  const question = entry['question'];
  return {
    question: typeof question === 'string' ? withoutHtml(question) : question,
    answer: entry['answer'],
  };
}

/** Replaces HTML tags with spaces, for reading. The result is not safe HTML. */
function withoutHtml(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
