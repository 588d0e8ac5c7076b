/** Nanoseconds per call: by contender, by generation of processes, by round. */
export type Samples = Readonly<Record<string, readonly (readonly number[])[]>>;
