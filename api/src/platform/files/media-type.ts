/** What people may hand in. */
export const fileMediaTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;

export type FileMediaType = (typeof fileMediaTypes)[number];

const beginnings: readonly (readonly [FileMediaType, Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-', 'latin1')],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];

/** What the bytes are by how they begin, whatever their sender calls them; undefined when they are nothing we take. */
export function mediaTypeOf(bytes: Buffer): FileMediaType | undefined {
  return beginnings.find(([, beginning]) => bytes.subarray(0, beginning.length).equals(beginning))?.[0];
}
