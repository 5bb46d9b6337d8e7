import type { Provider } from '@nestjs/common';

/** What receives the webhooks of an account. */
export const webhookProviders = (_name: string): Provider[] => [];
