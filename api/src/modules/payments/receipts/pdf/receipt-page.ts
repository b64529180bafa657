import PDFDocument from 'pdfkit';
import type { Receipt } from '../receipt.schemas.ts';
import type { ReceiptWords } from '../receipt-words.ts';
import { type Align, type Box, type Style, Typesetter } from './typesetter.ts';

type Structure = ReturnType<InstanceType<typeof PDFDocument>['struct']>;

/** A cell of a row: what it says, and how it stands in its column. */
export interface Cell {
  text: string;
  style?: Partial<Style>;
  align?: Align;
}

/** For readers of the screen aloud (PDF/UA); the types know the archive formats only. */
const accessible = 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets;
const margin = 56;
const textSize = 9.5;
const cellPadding = 6;
const ink = { quiet: '#5b6670', line: '#d5dbe0', band: '#f2f5f7' };

/** A page of A4 that is filled from the top; what does not fit goes on on the next. Tagged, so that it can be read aloud. */
export class ReceiptPage {
  readonly document: InstanceType<typeof PDFDocument>;
  readonly width: number;
  private readonly typesetter: Typesetter;
  private readonly root: Structure;
  private top = margin;

  constructor({ language, number, issuedAt, hospital }: Receipt, words: ReceiptWords) {
    const at = new Date(issuedAt);
    const title = `${words.receipt} ${number}`;
    this.document = new PDFDocument({
      size: 'A4',
      margin,
      pdfVersion: '1.7',
      tagged: true,
      subset: accessible,
      lang: language,
      displayTitle: true,
      // The same receipt is the same file, whenever it is asked for.
      info: { Title: title, Author: hospital.name, CreationDate: at, ModDate: at },
    });
    this.width = this.document.page.width - 2 * margin;
    this.typesetter = new Typesetter(this.document, language === 'ar' ? 'rtl' : 'ltr');
    this.root = this.document.struct('Document', { lang: language });
    this.document.addStructure(this.root);
  }

  space(points: number): void {
    this.top += points;
  }

  /** Two texts side by side: one at the side the language begins at, one at the other. */
  heading(name: string, word: string): void {
    const start = { start: margin, width: this.width * 0.62 };
    const end = { start: margin + this.width * 0.64, width: this.width * 0.36 };
    const styles = { size: 15, weight: 'semibold' } as const;
    const height = Math.max(this.typesetter.heightOf(name, start.width, styles) + 8, 35);
    this.tagged(this.root, 'H1', word, end, { size: 21, weight: 'semibold', colour: '#0b5c7a' }, 'end');
    this.tagged(this.root, 'P', name, { ...start, offset: 5 }, styles);
    this.top += height;
  }

  paragraph(text: string): void {
    const style = { size: textSize, colour: ink.quiet };
    const box = { start: margin, width: this.width * 0.62 };
    this.tagged(this.root, 'P', text, box, style);
    this.top += this.typesetter.heightOf(text, box.width, style);
  }

  title(text: string): void {
    this.room(60);
    const style = { size: 11, weight: 'semibold' } as const;
    this.tagged(this.root, 'H2', text, { start: margin, width: this.width }, style);
    this.top += this.typesetter.heightOf(text, this.width, style) + 4;
  }

  rule(): void {
    const left = this.typesetter.left(margin, this.width);
    this.artifact(() =>
      this.document
        .moveTo(left, this.top)
        .lineTo(left + this.width, this.top)
        .lineWidth(0.75)
        .stroke(ink.line),
    );
  }

  /** A table: `shares` of the width for its columns; the first row heads it when `headed`. */
  table(rows: Cell[][], shares: number[], { headed = false, start = 0 } = {}): void {
    const table = this.document.struct('Table');
    this.root.add(table);
    rows.forEach((row, index) => {
      this.row(table, row, { shares, heads: headed && index === 0, start });
    });
    table.end();
  }

  /** The bytes, once everything is drawn. */
  async bytes(): Promise<Uint8Array> {
    this.root.end();
    const chunks: Buffer[] = [];
    this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => this.document.on('end', resolve));
    this.document.end();
    await ended;
    return Buffer.concat(chunks);
  }

  private row(
    table: Structure,
    cells: Cell[],
    { shares, heads, start }: { shares: number[]; heads: boolean; start: number },
  ): void {
    const placed = this.placed(cells, shares, start, heads);
    const height = Math.max(...placed.map(({ lines }) => lines)) + cellPadding;
    this.room(height);
    if (heads) this.band(height);
    const row = this.document.struct('TR');
    table.add(row);
    for (const { cell, box, style } of placed) {
      const place = { ...box, offset: cellPadding / 2 };
      this.tagged(row, heads ? 'TH' : 'TD', cell.text, place, style, cell.align);
    }
    row.end();
    this.top += height;
  }

  private placed(cells: Cell[], shares: number[], start: number, heads: boolean) {
    let at = margin + start * this.width;
    return cells.map((cell, column) => {
      const whole = (shares[column] ?? 0) * this.width;
      const box = { start: at + cellPadding, width: whole - 2 * cellPadding };
      const style: Style = { size: textSize, ...(heads && { colour: ink.quiet }), ...cell.style };
      at += whole;
      return { cell, box, style, lines: this.typesetter.heightOf(cell.text, box.width, style) };
    });
  }

  private band(height: number): void {
    const left = this.typesetter.left(margin, this.width);
    this.artifact(() => this.document.rect(left, this.top, this.width, height).fill(ink.band));
  }

  /** Text with its place in the structure; what it says stands there as it is read, for on the page it may be turned round. */
  private tagged(
    parent: Structure,
    type: string,
    text: string,
    box: Box & { offset?: number },
    style: Style,
    align?: Align,
  ): void {
    const draw = () => this.typesetter.draw(text, box, this.top + (box.offset ?? 0), style, align);
    const scope = type === 'TH' ? { scope: 'Column' } : {};
    const element = this.document.struct(type, { actual: text, ...scope }, draw);
    parent.add(element);
    element.end();
  }

  private artifact(draw: () => unknown): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private room(height: number): void {
    if (this.top + height > this.document.page.height - margin) {
      this.document.addPage();
      this.top = margin;
    }
  }
}
