import { TestBed } from '@angular/core/testing';
import { ConnectionFailure } from '@smartmedconnect/sdk';
import { CsvExport } from './csv-export.ts';
import type { List } from './list.ts';

/** A list whose second page is answered, or not, when the spec says so. */
function listOfTwoPages() {
  let answer: (failure?: Error) => void = () => undefined;
  async function* everything(signal: AbortSignal) {
    yield 'Asha';
    await new Promise<void>((resolve, reject) => {
      answer = (failure) => (failure === undefined ? resolve() : reject(failure));
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    yield 'Ravi';
  }
  return { list: { everything } as unknown as List<string>, answer: (failure?: Error) => answer(failure) };
}

describe('a list as a file', () => {
  const files: Blob[] = [];

  beforeEach(() => {
    files.length = 0;
    URL.createObjectURL = (file) => `blob:${files.push(file as Blob)}`;
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
  });

  async function open(value: (item: string) => string = (item) => item) {
    const { list, answer } = listOfTwoPages();
    const fixture = TestBed.createComponent(CsvExport<string>);
    fixture.componentRef.setInput('list', list);
    fixture.componentRef.setInput('columns', [{ title: 'Name', value }]);
    fixture.componentRef.setInput('name', 'doctors');
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    const press = async (words: string) => {
      const named = ({ textContent }: HTMLElement) => textContent.trim() === words;
      const button = [...element.querySelectorAll('button')].find(named)!;
      button.focus();
      button.click();
      await settled();
    };
    await fixture.whenStable();
    return { element, press, answer: async (failure?: Error) => (answer(failure), settled()) };
  }

  it('is there once all of it has come', async () => {
    const { press, answer } = await open();
    await press('Export as CSV');
    expect(files).toEqual([]);
    await answer();
    expect(await files[0]?.text()).toContain('Name\r\nAsha\r\nRavi');
  });

  it('is not made of half a list: what failed is told, and tried again from the beginning', async () => {
    const { element, press, answer } = await open();
    await press('Export as CSV');
    await answer(new ConnectionFailure('cannot be reached', false));
    expect(files).toEqual([]);
    expect(element.querySelector('[role="alert"]')?.textContent).toContain(
      'No file was made. The server did not answer',
    );
    await press('Try again');
    expect(element.querySelector('[role="alert"]')).toBeNull();
    await answer();
    expect(await files[0]?.text()).toContain('Name\r\nAsha\r\nRavi');
  });

  it('blames no server for a fault of the portal', async () => {
    const { element, press } = await open(() => {
      throw new TypeError('of undefined');
    });
    await press('Export as CSV');
    const words = element.querySelector('[role="alert"]')?.textContent;
    expect(words).toContain('No file was made. Something went wrong in the portal.');
    expect(words).not.toContain('server');
  });

  it('keeps the focus on what can be done next', async () => {
    const { press, answer } = await open();
    await press('Export as CSV');
    expect(document.activeElement?.textContent).toContain('Cancel');
    await answer(new ConnectionFailure('cannot be reached', false));
    expect(document.activeElement?.textContent).toContain('Try again');
  });

  it('is given up when somebody has waited long enough', async () => {
    const { element, press } = await open();
    await press('Export as CSV');
    await press('Cancel');
    expect(files).toEqual([]);
    expect(element.textContent.trim()).toBe('Export as CSV');
  });
});
