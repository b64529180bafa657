export const acceptedTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export const mostFilesOfASide = 5;

const longestBytes = 10 * 1024 * 1024;

/** Why the server would not take a file, as far as this can be told before it is sent; undefined: it may. */
export function fileObjection({ type, size }: Pick<File, 'type' | 'size'>): string | undefined {
  if (!acceptedTypes.some((accepted) => accepted === type))
    return $localize`It is none of PDF, PNG and JPEG. Choose another file.`;
  if (size === 0) return $localize`There is nothing in it. Choose another file.`;
  return size > longestBytes ? $localize`It is larger than 10 MB. Choose another file.` : undefined;
}
