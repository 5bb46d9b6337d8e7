export { CsvRow } from './csv-row';
export type { CsvText } from './csv-text';
export { fromCsv, type CsvMapping, type CsvOptions } from './from-csv';
