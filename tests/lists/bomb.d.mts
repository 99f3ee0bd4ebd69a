export function bomb(claimed?: number): Uint8Array;
