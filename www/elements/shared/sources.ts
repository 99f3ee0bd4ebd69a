/** Which documents an element's attributes name, and against which address. */
export interface Sources {
  policy: string | null;
  calendar: string | null;
  base: string;
}
