/** Where the files lie that an operator may replace. */
let folder: URL | undefined;

/** Where the script's own files lie; said once by each entry that has such a place. */
export function setAssetFolder(place: URL): void {
  if (/^https?:$/.test(place.protocol)) folder ??= place;
}

export const assetFolder = (): URL | undefined => folder;
