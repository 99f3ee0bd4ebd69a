export type XlsxCell = string | { n: number; style?: number; formula?: string };
export function workbook(sheets: { name: string; rows: XlsxCell[][]; merged?: string[] }[], options?: { formats?: string[]; epoch1904?: boolean }): Uint8Array;
export function serial(iso: string, epoch1904?: boolean): number;
