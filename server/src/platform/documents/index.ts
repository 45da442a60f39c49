/** One kit for every paper and table that leaves Boru. */
export { type CsvCell, type CsvTable, renderCsv } from './csv.ts';
export { HWPX_TYPE, renderHwpx } from './hwpx.ts';
export { type CalendarEvent, icalOf } from './ical.ts';
export { itemMark, koreanNumber, numbered, type OutlineLine, officialDate, officialMoney } from './official-text.ts';
export { renderPdf, stopPress } from './pdf.ts';
export type { Printed } from './press-order.ts';
export { type Preview, previewTemplate } from './preview.ts';
export { qrRows } from './qr.ts';
export { readTable, type TableRow } from './table-reader.ts';
export { listTemplates, NoSuchTemplate, type TemplateFormat, type TemplateMeta } from './templates.ts';
export { renderXlsx, type XlsxColumn, type XlsxSheet } from './xlsx.ts';
export { zipOf } from './zip.ts';
