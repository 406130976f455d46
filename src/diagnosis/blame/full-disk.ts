/** What every program prints where a disk is full: the text of the system's ENOSPC. */
export const FULL_DISK = /\bno space left on device\b/i
