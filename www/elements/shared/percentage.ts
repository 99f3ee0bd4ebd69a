/** A share in per cent as a text: with one decimal, or as many more as it takes for the text not to mislead. */
export function percentageText(part: number, whole: number, misleads: (shown: number) => boolean): string {
  const share = (100 * part) / whole;
  for (let decimals = 1; decimals < 8; decimals++) {
    const text = share.toFixed(decimals);
    if (!misleads(Number(text))) return text;
  }
  return String(share);
}
