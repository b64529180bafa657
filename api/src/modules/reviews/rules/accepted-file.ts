/** Bytes of one file. */
export const longestFileBytes = 10 * 1024 * 1024;

/** Files each side may hand in, so that neither takes the room of the other. */
export const mostFilesOfASide = 5;
