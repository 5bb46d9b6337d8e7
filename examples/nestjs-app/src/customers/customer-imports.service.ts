import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { ContactsGetBatchOutput } from 'cpaas-8x8';
import { ContactsService } from 'nestjs-8x8';

/** A customer to import. */
export interface Customer {
  readonly phone: string;
  readonly name: string;
}

/** The import of customers, and what 8x8 says of it. */
export interface CustomerImport {
  readonly id: string;
  readonly state: 'running' | 'completed' | 'failed';
  /** The contact group that gets the customers. */
  readonly group: number;
  readonly inserted?: number | undefined;
  readonly duplicates?: number | undefined;
  readonly refused?: number | undefined;
}

/** Imports customers as contacts: uploads them as one batch, and follows the job at 8x8. Kept in memory here. */
@Injectable()
export class CustomerImports {
  private readonly logger = new Logger(CustomerImports.name);
  private readonly imports = new Map<string, CustomerImport>();

  constructor(private readonly contacts: ContactsService) {}

  /** Starts the import. 8x8 works on it after this has returned. */
  async start(customers: readonly Customer[]): Promise<CustomerImport> {
    const id = randomUUID();
    const group = await this.contacts.createGroup({ name: `Import ${id}` });
    const job = this.contacts.uploadBatch({
      file: { name: 'customers.csv', content: toCsv(customers) },
      groups: [group.id],
    });
    // Waits for the answer, so that a refused upload fails the request.
    await job;
    const started: CustomerImport = { id, state: 'running', group: group.id };
    this.imports.set(id, started);
    void this.follow(started, job.completed());
    return started;
  }

  find(id: string): CustomerImport | undefined {
    return this.imports.get(id);
  }

  private async follow(started: CustomerImport, completed: Promise<ContactsGetBatchOutput>): Promise<void> {
    try {
      const { insertedRows, duplicatedRows, errorRows } = await completed;
      const counts = { inserted: insertedRows, duplicates: duplicatedRows, refused: errorRows };
      this.imports.set(started.id, { ...started, state: 'completed', ...counts });
    } catch (error) {
      this.logger.error(
        `Import ${started.id} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.imports.set(started.id, { ...started, state: 'failed' });
    }
  }
}

const toCsv = (customers: readonly Customer[]): string =>
  ['msisdn,firstName', ...customers.map(({ phone, name }) => `${quote(phone)},${quote(name)}`)].join('\n');

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
