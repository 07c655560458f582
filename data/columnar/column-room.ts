// Memory for columns: that of long ones is shared with threads.

/** From so many bytes on. */
export const LARGE = 2 ** 24;

/** Zeros, so many bytes: where they are many in memory that other threads can read without a copy. */
export const roomOf = (bytes: number): ArrayBuffer | SharedArrayBuffer =>
  bytes >= LARGE ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);

/** Whether threads can read a column without a copy of it. */
export const isShared = (column: Float64Array | Int32Array): boolean => column.buffer instanceof SharedArrayBuffer;
