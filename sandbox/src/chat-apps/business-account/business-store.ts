import type { StoredFile } from '../files';
import type { Flow } from '../flows/flow';
import type { CallPermission } from './call-permissions';

/** The WhatsApp data of a business, besides messages and templates. */
export interface BusinessAccountStore {
  readonly flows: Flow[];
  readonly files: StoredFile[];
  readonly callPermissions: CallPermission[];
  /** Names of deleted templates, which cannot be reused for some time; `at` is the time of deletion. */
  readonly deletedTemplates: { readonly name: string; readonly at: number }[];
}

export function createBusinessAccountStore(): BusinessAccountStore {
  return { flows: [], files: [], callPermissions: [], deletedTemplates: [] };
}
