export function make(count: number, seed: number, lines?: number): object[];
export function csv(tickets: readonly object[]): string;
