import type { FactoryProvider, ModuleMetadata } from '@nestjs/common';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import type { RegistrationOptions } from '../webhooks/registration/registration-options.interface';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';

/** The account of a tenant: the options of its client, and the secret of its webhooks. */
export interface TenantAccount
  extends Omit<
    EightByEightModuleOptions,
    'webhooks' | 'enhancers' | 'handlerTimeoutMs' | 'onEvent' | 'shutdownTimeoutMs'
  > {
  /** How this tenant receives webhooks. Without it, the tenant receives none. */
  readonly webhooks?: TenantWebhookOptions;
}

/** The webhooks of one tenant. */
export interface TenantWebhookOptions extends Pick<WebhookOptions, 'authorization'> {
  /**
   * The subaccount whose SMS and chat events `registerWebhooks` registers. Set it if tenants share an 8x8 account.
   * Default: `'*'`, all subaccounts.
   */
  readonly subAccountId?: string;
}

/** How the webhooks of tenants are registered at 8x8. */
export type TenantRegistrationOptions = Pick<RegistrationOptions, 'publicUrl' | 'products' | 'replace'>;

/** The options of `EightByEightAccountsModule`. */
export interface EightByEightAccountsOptions
  extends Pick<
    EightByEightModuleOptions,
    'enhancers' | 'handlerTimeoutMs' | 'onEvent' | 'shutdownTimeoutMs'
  > {
  /** Returns the account of a tenant, for example from a database; `undefined` if there is no such tenant. */
  readonly resolve: (tenant: string) => Promise<TenantAccount | undefined> | TenantAccount | undefined;
  /** How webhooks are received. The path has the parameter `:tenant`: `/webhooks/8x8/:tenant`. */
  readonly webhooks?: Omit<WebhookOptions, 'authorization' | 'register'> & {
    /** How `registerWebhooks(tenant)` registers the URL of a tenant. The app registers none by itself. */
    readonly register?: TenantRegistrationOptions;
  };
  /** How many clients are kept. The one that was used the longest ago goes first. Default: 1,000. */
  readonly maxAccounts?: number;
  /**
   * After how many milliseconds the account of a tenant is resolved again. The client, with its rate limits, stays the
   * same unless the account has changed. Default: 60,000.
   */
  readonly maxAgeMs?: number;
}

/** Options of `EightByEightAccountsModule` that Nest needs before it creates providers. */
export interface EightByEightAccountsExtras {
  /** The account that handlers name in their decorators. Default: the default account. */
  readonly name?: string;
  /** Makes {@link EightByEightAccounts} injectable in every module. Default: `false`. */
  readonly isGlobal?: boolean;
  /** Installs `EightByEightExceptionFilter` for the whole app. Default: `false`. */
  readonly exceptionFilter?: boolean;
}

/** Options of `EightByEightAccountsModule.forRootAsync`. */
export interface EightByEightAccountsAsyncOptions
  extends EightByEightAccountsExtras,
    Pick<ModuleMetadata, 'imports'> {
  /** What the factory gets. */
  readonly inject?: FactoryProvider['inject'];
  /** Returns the options. */
  readonly useFactory: FactoryProvider<EightByEightAccountsOptions>['useFactory'];
}
