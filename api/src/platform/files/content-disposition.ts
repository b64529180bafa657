const plain = /[^\w !#$&+\-.^`{}~()]/g;
const attributeChar = /['()*]/g;

/**
 * `Content-Disposition` of a file that is kept, never opened in place. The name is somebody else's word: for old clients it is reduced
 * to what needs no quoting, for all others it stands percent-encoded (RFC 6266, RFC 8187).
 */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    attributeChar,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${name.replace(plain, '_')}"; filename*=UTF-8''${encoded}`;
}
