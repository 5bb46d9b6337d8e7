import type { JsonObject } from '../../engine/json';
import { stripSeparators } from '../../numbers/phone-numbers';
import { addressKinds } from '../contact-store';
import { UnreadableFile } from './unreadable-file';

/** The meaning of a column. */
type Column =
  | { readonly kind: 'field' | 'address' | 'attribute'; readonly name: string }
  | { readonly kind: 'none' };

const fields = ['firstName', 'lastName', 'externalId', 'country'];

/** Common other names of columns. */
const aliases: Readonly<Record<string, string>> = {
  phone: 'msisdn',
  phonenumber: 'msisdn',
  mobile: 'msisdn',
  mobilenumber: 'msisdn',
  number: 'msisdn',
  emailaddress: 'email',
  surname: 'lastname',
};

/**
 * Finds the meaning of each column of an uploaded file by its name. An unknown column is a custom attribute. @throws
 * {UnreadableFile} if no column is an address.
 */
export function parseColumns(names: readonly string[]): Column[] {
  const columns = names.map(parseColumn);
  if (!columns.some(({ kind }) => kind === 'address')) {
    throw new UnreadableFile(`None of the columns is an address: ${addressKinds.join(', ')}`);
  }
  return columns;
}

function parseColumn(header: string): Column {
  const normalized = header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const name = aliases[normalized] ?? normalized;
  const matchesName = (candidate: string): boolean => candidate.toLowerCase() === name;
  const address = addressKinds.find(matchesName);
  if (address !== undefined) return { kind: 'address', name: address };
  const field = fields.find(matchesName);
  if (field !== undefined) return { kind: 'field', name: field };
  return header.trim() === '' ? { kind: 'none' } : { kind: 'attribute', name: header.trim() };
}

/** Converts a row into the input of a contact. Empty cells are left out. */
export function rowToContact(columns: readonly Column[], row: readonly string[]): JsonObject {
  const header: Record<string, string> = {};
  const addresses: Record<string, string> = {};
  const customAttributes: Record<string, string> = {};
  columns.forEach((column, index) => {
    const cell = row[index]?.trim() ?? '';
    if (cell === '' || column.kind === 'none') return;
    if (column.kind === 'field') header[column.name] = cell;
    else if (column.kind === 'attribute') customAttributes[column.name] = cell;
    else addresses[column.name] = column.name === 'msisdn' ? stripSeparators(cell) : cell;
  });
  return { ...header, addresses, customAttributes };
}
