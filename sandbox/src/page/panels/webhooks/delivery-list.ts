import { signal } from '@preact/signals';

import type { Delivery } from '../../../delivery/delivery';
import type { RegisteredWebhook } from '../../../webhooks/webhook-registrations';
import { control } from '../../state/control-client';
import { createPagedList } from '../lists/paged-list';

export const deliveryKey = ({ id }: Delivery): string => id;

export const deliveryList = createPagedList<Delivery>({
  panel: 'webhooks',
  path: '/webhooks/attempts',
  filters: ['status'],
  keyOf: deliveryKey,
  one: (key) => `id=${encodeURIComponent(key)}`,
});

/** The webhooks that the application has registered. */
export const registrations = signal<readonly RegisteredWebhook[]>([]);

export async function loadRegistrations(): Promise<void> {
  registrations.value = await control<RegisteredWebhook[]>('GET', '/webhooks');
}
