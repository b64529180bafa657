/** Words of somebody who means harm: whoever takes them for a part of the page runs them. Each use has its own, so that a screen shows which it is. */
export function scriptWords(use: string): string {
  return `<script>smcRan("${use}")</script>`;
}

/** For a text of some length; a script that is put into a page later does not run by itself, a picture that cannot be loaded does. */
export function scriptText(use: string): string {
  return `${scriptWords(use)} <img src=x onerror='smcRan("picture in ${use}")'>`;
}

/** Where there is hardly any room, such as in a postal code. */
export const shortScript = '<script>z</script>';

/** The name of a file has no path in it, and therefore nothing that closes a tag. */
export const scriptFile = `<img src=x onerror=smcRan('file')>.pdf`;

export const isScript = (words: unknown): boolean => typeof words === 'string' && words.includes('<script>');
