/**
 * What a reader would rather have, best first, as headers like `Accept-Language` say it (RFC 9110, section 12.4.2); what is
 * refused with `q=0` is left out. In lower case.
 */
export function preferences(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map(preference)
    .filter(({ name, weight }) => name !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ name }) => name);
}

function preference(part: string): { name: string; weight: number } {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { name, weight: Number.isNaN(weight) ? 0 : weight };
}
