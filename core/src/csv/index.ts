/** Reading recipients from CSV. */
export { CsvError, type CsvFault, type CsvPlace } from './csv-error';
export { CsvRow } from './csv-row';
export { CsvRows } from './csv-rows';
export type { CsvText } from './csv-text';
export { fromCsv, type CsvMapping, type CsvOptions } from './from-csv';
