import type { World } from '../../engine/context';
import type { Flow } from './flow';

/** Below the product, and beside its API. */
export const flowFolder = '/chatapps/flows';

/** Where the JSON of a Flow can be fetched. */
export function flowJsonUrl({ url }: World, { id, jsonToken }: Flow): string {
  return `${url}${flowFolder}/${id}/flow.json?token=${jsonToken}`;
}

/** The page that shows a Flow. */
export function previewUrl({ url }: World, id: string, token: string): string {
  return `${url}${flowFolder}/${id}/preview?token=${token}`;
}
