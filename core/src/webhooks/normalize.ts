import { isJsonObject, type JsonObject } from '../validation/objects';

/** Simplified fields whose values get the same spelling for all products. */
export const normalizers: Readonly<Partial<Record<string, (value: unknown) => unknown>>> = {
  status: lowerCase,
  detail: lowerCase,
  messageType: (value) => (lowerCase(value) === 'document' ? 'file' : lowerCase(value)),
  replyType,
  callPermission: lowerCase,
  flowResponse: parsedWhenJson,
  answers: (value) => listOf(value)?.map(answer),
  variables,
};

const REPLY_TYPES: ReadonlyMap<string, string> = new Map([
  ['buttonreply', 'button'],
  ['listreply', 'list'],
  ['nfmreply', 'flow'],
  ['callpermissionreply', 'callPermission'],
]);

function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function replyType(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return REPLY_TYPES.get(value.toLowerCase().replaceAll('_', '')) ?? value;
}

function parsedWhenJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function listOf(value: unknown): JsonObject[] | undefined {
  return Array.isArray(value) ? value.filter(isJsonObject) : undefined;
}

function variables(value: unknown): unknown {
  const entries = listOf(value)?.map((entry) => [String(entry['name']), entry['value']] as const);
  return entries && Object.fromEntries(entries);
}

function answer(entry: JsonObject): { question: unknown; answer: unknown } {
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
