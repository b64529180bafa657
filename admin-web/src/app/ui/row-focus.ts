const row = '.whole-row, .row-stop';

/** Which row of a list has the focus, and where it goes when a key moves it or its row is gone. */
export class RowFocus {
  #place: number | undefined;

  constructor(private readonly panel: HTMLElement) {}

  isRow(target: EventTarget | null): boolean {
    return target instanceof Element && target.matches(row);
  }

  /** To the next or previous row; from elsewhere to the first or last. */
  move(step: 1 | -1): boolean {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
    next?.focus();
    return next !== undefined;
  }

  /** The focus has come or gone by the person's doing. */
  remember(): void {
    const at = this.#rows().findIndex((row) => row === document.activeElement);
    this.#place = at === -1 ? undefined : at;
  }

  /** The focus has left a row. One that is gone did not give it up; from one that is still there it went because somebody wanted it. */
  left(from: EventTarget | null): void {
    if (!(from instanceof Element) || !from.isConnected || this.panel.contains(document.activeElement))
      return;
    this.#place = undefined;
  }

  /** A row that is gone gives its focus to the one that took its place; without that it would fall to the top of the page. */
  keep(): void {
    if (this.#place === undefined || document.activeElement !== document.body) return;
    const rows = this.#rows();
    rows[Math.min(this.#place, rows.length - 1)]?.focus({ preventScroll: true });
  }

  #rows(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>(row)];
  }
}
