import { fileURLToPath } from 'node:url';
import type PDFDocument from 'pdfkit';
import { visualRuns } from './visual-runs.ts';

export interface Style {
  size: number;
  weight?: 'regular' | 'semibold';
  colour?: string;
}

export type Direction = 'ltr' | 'rtl';
export type Align = 'start' | 'end';

/** Where a text may stand: from the side its language begins at, in points. */
export interface Box {
  start: number;
  width: number;
}

const fonts = {
  'other-regular': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'other-semibold': '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'arabic-regular': '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'arabic-semibold': '@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
};
const lineHeight = 1.45;

/** Sets lines of any of our scripts, from the left or from the right; a page from the right is the mirror of one from the left. */
export class Typesetter {
  private readonly document: InstanceType<typeof PDFDocument>;
  private readonly direction: Direction;

  constructor(document: InstanceType<typeof PDFDocument>, direction: Direction) {
    this.document = document;
    this.direction = direction;
    for (const [name, file] of Object.entries(fonts)) {
      document.registerFont(name, fileURLToPath(import.meta.resolve(file)));
    }
  }

  heightOf(text: string, width: number, style: Style): number {
    return this.lines(text, width, style).length * style.size * lineHeight;
  }

  /** Draws the text, as many lines as it takes, from `top` down. */
  draw(text: string, { start, width }: Box, top: number, style: Style, align: Align = 'start'): void {
    let baseline = top + style.size * 1.1;
    for (const line of this.lines(text, width, style)) {
      const free = width - this.widthOf(line, style);
      const fromStart = start + (align === 'end' ? free : 0);
      const left = this.left(fromStart, width - free);
      this.drawLine(line, left, baseline, style);
      baseline += style.size * lineHeight;
    }
  }

  /** The left edge of what begins so far from the side the language begins at. */
  left(start: number, width: number): number {
    return this.direction === 'ltr' ? start : this.document.page.width - start - width;
  }

  private drawLine(line: string, left: number, baseline: number, style: Style): void {
    let x = left;
    this.document.fillColor(style.colour ?? '#1a1f24');
    for (const { text, script } of visualRuns(line)) {
      this.document.font(fontOf(script, style), style.size);
      this.document.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] });
      x += this.document.widthOfString(text, { features: [] });
    }
  }

  private widthOf(line: string, style: Style): number {
    let width = 0;
    for (const { text, script } of visualRuns(line)) {
      this.document.font(fontOf(script, style), style.size);
      width += this.document.widthOfString(text, { features: [] });
    }
    return width;
  }

  /** Broken between words; a word that is wider than the box, between its characters. */
  private lines(text: string, width: number, style: Style): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/\s+/u).flatMap((whole) => this.fitting(whole, width, style))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.widthOf(longer, style) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  }

  private fitting(word: string, width: number, style: Style): string[] {
    if (this.widthOf(word, style) <= width) {
      return [word];
    }
    const parts: string[] = [''];
    for (const { segment } of new Intl.Segmenter().segment(word)) {
      const longer = `${parts.at(-1) ?? ''}${segment}`;
      if (this.widthOf(longer, style) > width) parts.push(segment);
      else parts[parts.length - 1] = longer;
    }
    return parts;
  }
}

function fontOf(script: 'arabic' | 'other', { weight = 'regular' }: Style): keyof typeof fonts {
  return `${script}-${weight}`;
}
