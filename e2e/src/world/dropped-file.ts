import type { Page } from 'playwright-core';

/** Drags a file over the page and lets it go on an element, as a person does with one from the desktop. */
export async function dropFile(
  page: Page,
  onto: string,
  name: string,
  content: string | Buffer,
): Promise<void> {
  const bytes = Buffer.from(content).toString('base64');
  const carried = await page.evaluateHandle(
    ({ bytes, name }) => {
      const carried = new DataTransfer();
      carried.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
      return carried;
    },
    { bytes, name },
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(onto, type, { dataTransfer: carried });
  }
}
