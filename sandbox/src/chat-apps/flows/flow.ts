import type { SandboxContext } from '../../engine/context';

/** A WhatsApp Flow of the business. */
export interface Flow {
  readonly id: string;
  readonly channelId: string;
  name: string;
  categories: readonly string[];
  status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';
  /** Its screens, as they were handed in: valid or not. */
  flowJson?: string;
  endPointUri?: string;
  applicationId?: string;
  /** What the address of its JSON ends with. */
  readonly jsonToken: string;
  /** What the address of the page that shows it ends with, and until when the page is there. */
  preview?: { readonly token: string; readonly expires: string };
}

/** Below the product, and beside its API. */
export const flowFolder = '/chatapps/flows';

/** Where the JSON of a Flow can be fetched. */
export function flowJsonUrl({ url }: SandboxContext, { id, jsonToken }: Flow): string {
  return `${url}${flowFolder}/${id}/flow.json?token=${jsonToken}`;
}

/** The page that shows a Flow. */
export function flowPreviewUrl({ url }: SandboxContext, id: string, token: string): string {
  return `${url}${flowFolder}/${id}/preview?token=${token}`;
}
