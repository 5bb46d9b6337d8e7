import { Injectable } from '@nestjs/common';

/** Who does not want to hear from the shop. In memory: a shop keeps it in its database. */
@Injectable()
export class OptOuts {
  private readonly phones = new Set<string>();

  has(phone: string): boolean {
    return this.phones.has(digitsOf(phone));
  }

  add(phone: string): void {
    this.phones.add(digitsOf(phone));
  }

  remove(phone: string): void {
    this.phones.delete(digitsOf(phone));
  }
}

/** A number is the same however it is written. */
const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
