import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';

/** The text values that a message gives one component of its template, in order. */
export function textsOf(sent: JsonObject, componentType: string): string[] {
  return parametersOf(sent, componentType).map((parameter) => textOf(parameter['text']) ?? '');
}

/** The parameters that a message gives one component of its template; a component without a type is the body. */
export function parametersOf(sent: JsonObject, componentType: string): JsonObject[] {
  const component = listOf(sent['components'])
    .map(objectOf)
    .find(({ type }) => spelled(type ?? 'body').toLowerCase() === componentType);
  return listOf(component?.['parameters']).map(objectOf);
}
