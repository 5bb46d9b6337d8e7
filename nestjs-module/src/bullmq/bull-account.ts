import type { FactoryProvider } from '@nestjs/common';
import type { AccountClients } from '../client/account-clients.interface';
import {
  DEFAULT_ACCOUNT,
  describeAccount,
  getAccountClientsToken,
  getFingerprintToken,
} from '../eight-by-eight.tokens';

/** What the queues of an account need of it. */
export interface BullAccount {
  readonly clients: AccountClients;
  /** Identifies the account in each job. */
  readonly fingerprint: string;
}

/** The injection token of the {@link BullAccount} of an account. */
export const getBullAccountToken = (account: string): string => `EightByEight:${account}:bull-account`;

/** Takes the account from its module, which must be global. */
export const bullAccountProvider = (account: string): FactoryProvider<BullAccount> => ({
  provide: getBullAccountToken(account),
  inject: [
    { token: getAccountClientsToken(account), optional: true },
    { token: getFingerprintToken(account), optional: true },
  ],
  useFactory: (clients?: AccountClients, fingerprint?: string) => {
    if (clients && fingerprint !== undefined) return { clients, fingerprint };
    const name = account === DEFAULT_ACCOUNT ? '' : `, name: ${JSON.stringify(account)}`;
    throw new Error(
      `EightByEightBullModule: no global module sets up ${describeAccount(account)}. ` +
        `Import EightByEightModule or EightByEightAccountsModule with { isGlobal: true${name} }.`,
    );
  },
});
