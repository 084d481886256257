/** Binary and decimal prefixes, in one place. */
export const KIB_PER_MIB = 1024;
export const BYTES_PER_MIB = 1024 * 1024;
export const BYTES_PER_KB = 1000;
export const BYTES_PER_MB = 1_000_000;
export const BYTES_PER_GB = 1_000_000_000;
export const BITS_PER_BYTE = 8;
export const BITS_PER_GBIT = 1_000_000_000;
export const MILLI_PER_CPU = 1000;
