/** The exit code of a command: 0 done, 1 done with faults that were printed, 2 nothing could be done. */
export type Command = (args: readonly string[]) => Promise<0 | 1 | 2>;
