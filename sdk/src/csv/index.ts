export { csvBlob, type CsvColumn, csvLines, type CsvOptions } from './csv-lines.ts';
export { csvCell, type CsvValue } from './csv-cell.ts';
