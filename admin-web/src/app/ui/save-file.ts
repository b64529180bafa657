/** By then whoever keeps the file has taken it over. */
const takenOverMs = 60_000;

/** Hands a file made in this page to the reader, as a download does. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), takenOverMs);
}
