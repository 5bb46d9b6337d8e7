import { Injectable } from '@nestjs/common';

/** The phone numbers that have opted out. Kept in memory here; a real shop uses its database. */
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

/** Numbers are compared by their digits: +65 9123 4567 and 6591234567 are the same. */
const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
