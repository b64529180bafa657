/** Whether it is a whole id: the server takes no part of one. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** Whether it is a whole address of a device, of either kind. */
export function isAddress(text: string): boolean {
  if (text.includes(':')) return /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`);
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

/** Nothing while it is not whole. */
export function wholeOrNone(
  text: string | undefined,
  isWhole: (text: string) => boolean,
): string | undefined {
  return text !== undefined && isWhole(text) ? text : undefined;
}
