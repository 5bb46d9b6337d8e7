/**
 * Tests that TypeScript checks the names of operations and fields of 8x8 that the code of the n8n nodes uses. It must
 * compile and is never run. Lines with @ts-expect-error must not compile.
 */
import type { IExecuteFunctions } from 'n8n-workflow';

import type { ChatAppsContent, ChatAppsSendTemplate } from '../../../core/src/generated';
import { withoutUndefined } from '../../../nodes/actions/composer/content-type';
import type { UncheckedValues } from '../../../nodes/actions/fields/field';
import type { AccountList } from '../../../nodes/actions/lists/account-lists';
import { callOperation, catalogueEntry } from '../../../nodes/actions/waiting/catalogue-operation';

declare const context: IExecuteFunctions;

export async function call(): Promise<unknown> {
  catalogueEntry('sms.send');
  const { umid } = await callOperation(context, 'chatApps.send', {});
  // @ts-expect-error there is no operation of this ID
  catalogueEntry('sms.sent');
  // @ts-expect-error there is no operation of this ID
  await callOperation(context, 'chatApps.sent', {});
  const sent = await callOperation(context, 'sms.send', {});
  // @ts-expect-error the output of sms.send has no user
  return [umid, sent.user];
}

export const content = withoutUndefined<keyof ChatAppsContent>({ text: 'Hello', fallbackText: 7 });
// @ts-expect-error the field is called fallbackText
export const misspelled = withoutUndefined<keyof ChatAppsContent>({ text: 'Hello', fallback: 'Hello' });
// @ts-expect-error the field is called language
export const template: UncheckedValues<ChatAppsSendTemplate> = { name: 'order_shipped', lang: 'en_US' };

// @ts-expect-error there is no operation of this ID
export const list: AccountList = { operation: 'contacts.searchGroup', itemName: 'group', valueField: 'id' };
