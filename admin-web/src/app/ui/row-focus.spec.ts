import { RowFocus } from './row-focus.ts';

describe('the focus in a list', () => {
  let panel: HTMLElement;
  let rows: RowFocus;
  const fill = (...names: string[]) => {
    panel.innerHTML = names.map((name) => `<a class="whole-row" href="#">${name}</a>`).join('');
  };
  const focused = () => document.activeElement?.textContent;

  beforeEach(() => {
    document.body.innerHTML = '<input><section></section>';
    panel = document.querySelector('section')!;
    rows = new RowFocus(panel);
    fill('a', 'b', 'c');
  });

  it('goes from row to row, from elsewhere to an end, and never out of the list', () => {
    rows.move(1);
    expect(focused()).toBe('a');
    rows.move(1);
    expect(focused()).toBe('b');
    expect([rows.move(1), rows.move(1), focused()]).toEqual([true, false, 'c']);
    document.querySelector('input')!.focus();
    rows.move(-1);
    expect(focused()).toBe('c');
  });

  it('goes to the row that took the place of one that is gone', () => {
    rows.move(1);
    rows.move(1);
    rows.remember();
    fill('a', 'c');
    rows.keep();
    expect(focused()).toBe('c');
    rows.remember();
    fill('a');
    rows.keep();
    expect(focused()).toBe('a');
  });

  it('is not fetched back by somebody who pressed beside the list', () => {
    rows.move(1);
    rows.remember();
    const row = document.activeElement as HTMLElement;
    row.blur();
    rows.left(row);
    fill('a', 'b');
    rows.keep();
    expect(document.activeElement).toBe(document.body);
  });

  it('is kept although the browser says that the row which is gone has lost it', () => {
    rows.move(1);
    rows.remember();
    const row = document.activeElement;
    fill('b', 'c');
    rows.left(row);
    rows.keep();
    expect(focused()).toBe('b');
  });

  it('goes to rows that open nothing, too', () => {
    panel.innerHTML = '<article class="row-stop" tabindex="-1">a</article>';
    rows.move(1);
    expect(focused()).toBe('a');
  });

  it('is left alone when it is elsewhere, or was never here', () => {
    fill('x');
    rows.keep();
    expect(document.activeElement).toBe(document.body);
    rows.move(1);
    rows.remember();
    document.querySelector('input')!.focus();
    fill('y');
    rows.keep();
    expect(document.activeElement).toBe(document.querySelector('input'));
  });
});
